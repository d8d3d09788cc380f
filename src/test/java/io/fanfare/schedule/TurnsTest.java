package io.fanfare.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.schedule.Firing.State;
import io.fanfare.schedule.Turns.Turn;
import io.fanfare.schedule.timing.Overlap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose turn it is. */
class TurnsTest {
  private static final Instant NOW = Instant.parse("2026-05-01T09:00:00Z");
  private static final UUID JOB = new UUID(1, 2);

  private final Firing running = firing(0, new State.Fired(JOB, NOW, true));
  private final Firing held = firing(0, new State.Starting(NOW.plusSeconds(1), 1));
  private final Firing first = firing(1, new State.Waiting(false));
  private final Firing second = firing(2, new State.Waiting(false));

  @ParameterizedTest
  @EnumSource(Overlap.class)
  void shouldBeginWhenNothingIsUnderWay(Overlap overlap) {
    assertThat(Turns.of(overlap, List.of(first), NOW))
        .containsExactly(new Turn.Begin(first, List.of()));
  }

  @Test
  void shouldSkipWhileAnotherRuns() {
    assertThat(Turns.of(Overlap.SKIP, List.of(running, first), NOW))
        .containsExactly(new Turn.Skip(first, "overlap"));
    assertThat(Turns.of(Overlap.SKIP, List.of(held, first), NOW))
        .containsExactly(new Turn.Skip(first, "overlap"));
    assertThat(Turns.of(Overlap.SKIP, List.of(first, second), NOW))
        .containsExactly(new Turn.Begin(first, List.of()), new Turn.Skip(second, "overlap"));
  }

  @Test
  void shouldQueueInOrder() {
    assertThat(Turns.of(Overlap.QUEUE, List.of(running, first), NOW)).isEmpty();
    assertThat(Turns.of(Overlap.QUEUE, List.of(held, first), NOW)).isEmpty();
    assertThat(Turns.of(Overlap.QUEUE, List.of(first, second), NOW))
        .containsExactly(new Turn.Begin(first, List.of()));
  }

  @Test
  void shouldQueueOnlySoMany() {
    // Given
    List<Firing> open = new ArrayList<>(List.of(running));
    for (int i = 1; i <= Turns.MOST_WAITING + 2; i++) {
      open.add(firing(i, new State.Waiting(false)));
    }

    // When
    List<Turn> turns = Turns.of(Overlap.QUEUE, open, NOW);

    // Then
    assertThat(turns)
        .containsExactly(
            new Turn.Skip(open.get(open.size() - 2), "queue_full"),
            new Turn.Skip(open.get(open.size() - 1), "queue_full"));
  }

  @Test
  void shouldLetWhatIsMadeUpForWaitHoweverManyThereAre() {
    // Given
    List<Firing> open = new ArrayList<>(List.of(running));
    for (int i = 1; i <= Turns.MOST_WAITING + 2; i++) {
      open.add(firing(i, new State.Waiting(true)));
    }
    Firing onTime = firing(60, new State.Waiting(false));
    open.add(onTime);

    // When
    List<Turn> skipping = Turns.of(Overlap.SKIP, open, NOW);
    List<Turn> queueing = Turns.of(Overlap.QUEUE, open, NOW);
    List<Turn> free = Turns.of(Overlap.SKIP, open.subList(1, open.size() - 1), NOW);

    // Then
    assertThat(skipping).containsExactly(new Turn.Skip(onTime, "overlap"));
    assertThat(queueing).isEmpty();
    assertThat(free).containsExactly(new Turn.Begin(open.get(1), List.of()));
  }

  @Test
  void shouldReplaceWithWhatIsMadeUpForOneByOne() {
    // Given
    Firing late = firing(1, new State.Waiting(true));
    Firing later = firing(2, new State.Waiting(true));

    // When
    List<Turn> turns = Turns.of(Overlap.REPLACE, List.of(running, late, later), NOW);

    // Then
    assertThat(turns).containsExactly(new Turn.Begin(late, List.of(JOB)));
  }

  @Test
  void shouldReplaceWhatRuns() {
    assertThat(Turns.of(Overlap.REPLACE, List.of(running, first), NOW))
        .containsExactly(new Turn.Begin(first, List.of(JOB)));
  }

  @Test
  void shouldReplaceNothingWhoseJobIsNotKnownYet() {
    assertThat(Turns.of(Overlap.REPLACE, List.of(held, first), NOW)).isEmpty();
    assertThat(Turns.of(Overlap.REPLACE, List.of(first, second), NOW))
        .containsExactly(new Turn.Begin(first, List.of()));
  }

  @ParameterizedTest
  @EnumSource(Overlap.class)
  void shouldKeepTheTurnOfOneThatHadBegun(Overlap overlap) {
    // Given
    Firing lapsed = firing(1, new State.Starting(NOW, 3));

    // When
    List<Turn> turns = Turns.of(overlap, List.of(running, lapsed), NOW);

    // Then
    List<UUID> replaced = overlap == Overlap.REPLACE ? List.of(JOB) : List.of();
    assertThat(turns).containsExactly(new Turn.Begin(lapsed, replaced));
  }

  private static Firing firing(int minute, State state) {
    return new Firing("nightly", NOW.plus(Duration.ofMinutes(minute)), 0, state);
  }
}
