package io.fanfare.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.completion.Outbox.Heading;
import io.fanfare.completion.Outbox.Kept;
import io.fanfare.stream.Reading.Of;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One reader over events in memory; time stands still. */
class ReadingTest {
  private static final UUID JOB = UUID.randomUUID();
  private static final long NOT_YET = Long.MAX_VALUE;

  private final List<Kept> events = new ArrayList<>();
  private final Watch watch = new Watch(new LogInMemory());
  private int pages;

  @Test
  void shouldReadOnlyWhatIsAskedFor() {
    // Given
    for (int event = 1; event <= 1000; event++) {
      happens(event, "needs_attention");
    }
    look();

    // When
    AssertSubscriber<Telling> reader = read(0, NOT_YET, 3);

    // Then
    assertThat(reader.getItems()).hasSize(3);
    assertThat(pages).isEqualTo(1);
  }

  @Test
  void shouldWaitForALookAndEndBehindTheLastEvent() {
    // Given
    AssertSubscriber<Telling> reader = read(0, NOT_YET, 10);
    happens(1, "finished");
    reader.assertHasNotReceivedAnyItem();

    // When
    look();

    // Then
    assertThat(reader.getItems()).hasSize(1);
    reader.assertCompleted();
  }

  @Test
  void shouldEndWhereAFinishedJobEndedThoughNothingIsLeftOfIt() {
    // Given
    happens(7, "needs_attention");
    look();

    // When
    AssertSubscriber<Telling> reader = read(7, 7, 10);

    // Then
    reader.assertCompleted().assertHasNotReceivedAnyItem();
  }

  @Test
  void shouldEndWhenTheReplicaStops() {
    // Given
    AssertSubscriber<Telling> waiting = read(0, NOT_YET, 10);

    // When
    watch.stop();

    // Then
    waiting.assertCompleted();
    read(0, NOT_YET, 10).assertCompleted();
  }

  private AssertSubscriber<Telling> read(long after, long end, int asked) {
    Of of = new Of(JOB, after, end);
    return new Reading(
            new LogInMemory(), watch, time -> Uni.createFrom().nothing(), Duration.ZERO, of)
        .tellings()
        .subscribe()
        .withSubscriber(AssertSubscriber.create(asked));
  }

  private void look() {
    watch.look().await().indefinitely();
    watch.runOnce().await().indefinitely();
  }

  private void happens(long number, String what) {
    String type = "io.fanfare.job." + what + ".v1";
    Heading heading = new Heading("e" + number, "jobs", type, JOB.toString(), JOB.toString());
    events.add(new Kept(number, heading, Instant.EPOCH, "{}"));
  }

  private final class LogInMemory implements EventLog {
    @Override
    public Uni<Mark> mark() {
      long last = events.isEmpty() ? 0 : events.get(events.size() - 1).sequence();
      return Uni.createFrom().item(new Mark(last, 1, 1));
    }

    @Override
    public Uni<Page> page(UUID jobId, long after, long through, int limit) {
      pages++;
      return Uni.createFrom()
          .item(
              () ->
                  new Page(
                      events.stream()
                          .filter(e -> e.sequence() > after && e.sequence() <= through)
                          .limit(limit)
                          .toList(),
                      0));
    }

    @Override
    public Uni<Map<UUID, Long>> newest(Collection<UUID> jobs, long after, long through) {
      return mark().map(mark -> Map.of(JOB, mark.last()));
    }
  }
}
