package io.fanfare.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.completion.Outbox.Heading;
import io.fanfare.completion.Outbox.Kept;
import io.fanfare.replica.Replica;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RelayDueTest {
  private static final CompletionSettings DEFAULTS = Mappings.defaults(CompletionSettings.class);

  @Test
  void an_event_that_fails_holds_back_those_behind_it_of_its_key_only() {
    // Given
    OneShard outbox = new OneShard(kept(1, "a"), kept(2, "b"), kept(3, "a"), kept(4, "b"));
    List<Long> tried = new ArrayList<>();
    EventPublisher failingFirst =
        event -> {
          tried.add(event.sequence());
          return event.sequence() == 1
              ? Uni.createFrom().failure(new IllegalStateException("broker"))
              : Uni.createFrom().voidItem();
        };

    // When
    int published = run(outbox, failingFirst);

    // Then
    assertThat(published).isEqualTo(2);
    assertThat(tried).doesNotContain(3L);
    assertThat(outbox.unpublished).extracting(Kept::sequence).containsExactly(1L, 3L);
  }

  @Test
  void events_of_one_key_leave_one_after_the_other() {
    // Given
    OneShard outbox = new OneShard(kept(1, "a"), kept(2, "a"), kept(3, "a"));
    List<Long> acknowledged = new ArrayList<>();
    List<Long> inFlight = new ArrayList<>();
    EventPublisher slow =
        event -> {
          inFlight.add(event.sequence());
          assertThat(inFlight).hasSize(1);
          return Uni.createFrom()
              .voidItem()
              .onItem()
              .delayIt()
              .by(Duration.ofMillis(5))
              .invoke(() -> acknowledged.add(inFlight.remove(0)));
        };

    // When
    run(outbox, slow);

    // Then
    assertThat(acknowledged).containsExactly(1L, 2L, 3L);
  }

  private static int run(Outbox outbox, EventPublisher publisher) {
    return new RelayDue(outbox, publisher, DEFAULTS, new Replica(UUID.randomUUID()))
        .runOnce()
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private static Kept kept(long sequence, String key) {
    return new Kept(sequence, new Heading("id", "activities", "t", key, key), Instant.EPOCH, "{}");
  }

  /** An outbox that holds everything in its first shard. */
  private static final class OneShard implements Outbox {
    private final List<Kept> unpublished;

    OneShard(Kept... events) {
      unpublished = new ArrayList<>(List.of(events));
    }

    @Override
    public Uni<Integer> relay(
        UUID owner, int shard, int limit, Function<List<Kept>, Uni<List<Kept>>> publish) {
      if (shard > 0 || unpublished.isEmpty()) {
        return Uni.createFrom().item(0);
      }
      return publish.apply(List.copyOf(unpublished)).invoke(unpublished::removeAll).map(List::size);
    }

    @Override
    public Uni<Duration> lag() {
      return Uni.createFrom().item(Duration.ZERO);
    }

    @Override
    public Uni<Integer> purge(Duration age) {
      return Uni.createFrom().item(0);
    }
  }
}
