package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Gaps;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Time;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.proxy.Conditions;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T11: one of several replicas stands still, dies, is replaced, or loses the database. */
@ResourceLock(Lanes.SECOND)
class ReplicasIT {
  private static final Duration LONGEST_GAP = Duration.ofSeconds(5);
  private static final Duration PAST_ITS_LEASE = Duration.ofSeconds(8);

  private final FaultStage stage = SharedStage.calm();

  @Test
  @Tag("faults-short")
  void shouldGoOnWhenOneOfTwoStandsStillAndIsCutOff() {
    // Given
    List<Replica> replicas = stage.replicas(2);
    Oracle oracle = Oracle.begin(stage);
    String job = submit(replicas.get(0), 150);

    // When
    Instant paused = pausePastItsLease(replicas.get(1), PAST_ITS_LEASE);
    replicas.get(1).database().cut();
    awaitCalls(30);
    replicas.get(1).database().heal();

    // Then
    settle("T11-replicas-short", oracle, replicas.get(0), job, paused);
  }

  @Test
  @Tag("faults")
  void shouldFenceOneThatStoodStill() {
    // Given
    List<Replica> replicas = stage.replicas(3);
    Oracle oracle = Oracle.begin(stage);
    String job = submit(replicas.get(0), Numbers.accounts(1_000));

    // When
    Instant paused = pausePastItsLease(replicas.get(1), Duration.ofSeconds(60));

    // Then
    settle("T11-stood-still", oracle, replicas.get(0), job, paused);
  }

  @Test
  @Tag("faults")
  void shouldTakeOverFromOneThatDied() {
    // Given
    List<Replica> replicas = stage.replicas(3);
    Oracle oracle = Oracle.begin(stage);
    String job = submit(replicas.get(0), Numbers.accounts(1_000));

    // When
    replicas.get(2).kill();
    Instant died = Instant.now();
    awaitCalls(SharedStage.RATE * 10);

    // Then
    settle("T11-died", oracle, replicas.get(0), job, died);
  }

  @Test
  @Tag("faults")
  void shouldGoOnWithoutOneThatLostTheDatabase() {
    // Given
    List<Replica> replicas = stage.replicas(3);
    Oracle oracle = Oracle.begin(stage);
    String job = submit(replicas.get(0), Numbers.accounts(1_000));

    // When
    Instant cut = Instant.now();
    replicas.get(1).database().cut();
    replicas.get(2).database().apply(Conditions.blackHole());
    Time.awaitPassed(Duration.ofSeconds(15));
    replicas.get(1).database().heal();
    replicas.get(2).database().heal();

    // Then
    settle("T11-database-lost", oracle, replicas.get(0), job, cut);
  }

  @Test
  @Tag("faults")
  void shouldLoseNothingInARollingRestart() {
    // Given
    List<Replica> replicas = stage.replicas(3);
    Oracle oracle = Oracle.begin(stage);
    String job = submit(replicas.get(0), Numbers.accounts(1_000));
    Instant from = Instant.now();

    // When
    Replica last = replicas.get(0);
    for (Replica old : replicas) {
      last = stage.add();
      old.stop();
    }

    // Then
    settle("T11-rolling-restart", oracle, last, job, from);
  }

  private String submit(Replica replica, int accounts) {
    String job = replica.api().submit(Work.addToList(Work.accounts(accounts)));
    awaitCalls(20);
    return job;
  }

  private Instant pausePastItsLease(Replica replica, Duration duration) {
    replica.process().pause();
    Instant paused = Instant.now();
    Time.awaitPassed(duration);
    replica.process().resume();
    return paused;
  }

  private void settle(String test, Oracle oracle, Replica replica, String job, Instant from) {
    Instant to = from.plusSeconds(20);
    replica.api().awaitFinished(job, Duration.ofMinutes(4));
    Instant last = lastCall();
    Duration gap = Gaps.longest(stage.vendor().calls(), from, to.isBefore(last) ? to : last);
    Scores.of(test)
        .with("longest_pause_of_calls_seconds", Time.seconds(gap))
        .settle(oracle.judge(job));
    assertThat(gap).isLessThanOrEqualTo(LONGEST_GAP);
  }

  private Instant lastCall() {
    var calls = stage.vendor().calls();
    return calls.get(calls.size() - 1).arrivedAt();
  }

  private void awaitCalls(int more) {
    int enough = stage.vendor().calls().size() + more;
    await().atMost(Duration.ofMinutes(2)).until(() -> stage.vendor().calls().size() >= enough);
  }
}
