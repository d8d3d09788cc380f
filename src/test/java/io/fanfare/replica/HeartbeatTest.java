package io.fanfare.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.testing.MutableClock;
import io.fanfare.time.SharedClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant STORE = Instant.parse("2026-01-01T12:00:07Z");
  private static final Duration TRIP = Duration.ofMillis(30);

  private final MutableClock clock = new MutableClock(START);
  private final SharedClock shared = new SharedClock(clock);
  private final List<UUID> left = new ArrayList<>();
  private final Replica self = new Replica(UUID.randomUUID());
  private final Heartbeat heartbeat =
      new Heartbeat(new SlowStore(), self, Mappings.defaults(ReplicaSettings.class), shared);

  @Test
  void shouldLearnTheStoresTimeAsFarAsTheAnswersWayAllows() {
    // When
    heartbeat.runOnce().await().indefinitely();

    // Then
    assertThat(shared.uncertainty()).isEqualTo(TRIP.dividedBy(2));
    assertThat(shared.instant()).isEqualTo(STORE.plus(TRIP.dividedBy(2)));
  }

  @Test
  void shouldLeaveAsItself() {
    // When
    heartbeat.leave().await().indefinitely();

    // Then
    assertThat(left).containsExactly(self.id());
  }

  private final class SlowStore implements Replicas {
    @Override
    public Uni<Beat> beat(UUID replica, Duration deadAfter) {
      clock.advance(TRIP);
      return Uni.createFrom().item(new Beat(STORE, Set.of(UUID.randomUUID())));
    }

    @Override
    public Uni<Void> leave(UUID replica) {
      left.add(replica);
      return Uni.createFrom().voidItem();
    }
  }
}
