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
import io.fanfare.faults.rig.Work;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T3: the broker goes away under load and comes back. */
@ResourceLock(Lanes.SECOND)
class BrokerAwayIT {
  private static final Duration LONGEST_GAP = Duration.ofSeconds(3);
  private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);

  @Test
  @Tag("faults-short")
  void shouldGoOnWithoutTheBrokerForAWhile() {
    shouldGoOn("T3-broker-away-short", Duration.ofSeconds(12), false);
  }

  @Test
  @Tag("faults")
  void shouldGoOnWithoutTheBroker() {
    shouldGoOn("T3-broker-away", Numbers.outage(Duration.ofMinutes(5)), true);
  }

  private static void shouldGoOn(String test, Duration outage, boolean another) {
    // Given
    FaultStage stage = SharedStage.calm();
    Replica replica = stage.replicas(1).get(0);
    Oracle oracle = Oracle.begin(stage);

    await().atMost(DRAINED_WITHIN).until(() -> stage.store().unpublished() == 0);

    // When
    stage.services().kafka().stop();
    Instant away = Instant.now();
    List<String> jobs = submit(replica, outage);
    Replica late = another ? stage.add(Map.of("fanfare.completion.late-after", "60s")) : replica;
    awaitPassed(away.plus(outage));
    Instant back = Instant.now();
    int readiness = replica.health().readiness().status();
    int lateReadiness = late.health().readiness().status();
    long backlog = stage.store().unpublished();
    stage.services().kafka().restart();
    Instant up = Instant.now();
    await().atMost(DRAINED_WITHIN).until(() -> oldestIsNew(stage, up));
    double drain = Duration.between(up, Instant.now()).toMillis() / 1_000.0;

    // Then
    Duration longest = Gaps.longest(stage.vendor().calls(), away, back);
    jobs.forEach(job -> replica.api().awaitFinished(job, outage.plusMinutes(3)));
    Scores.of(test)
        .with("outage_seconds", outage.toSeconds())
        .with("longest_pause_of_calls_seconds", longest.toMillis() / 1_000.0)
        .with("backlog_events", backlog)
        .with("drained_seconds", drain)
        .with("readiness_when_not_late_yet", readiness)
        .with("readiness_when_late", lateReadiness)
        .settle(oracle.judge(jobs.toArray(String[]::new)));
    assertThat(longest).isLessThanOrEqualTo(LONGEST_GAP);
    assertThat(replica.process().isAlive()).isTrue();
  }

  /** More than can be done within the outage, so that the calls never stop for want of work. */
  private static List<String> submit(Replica replica, Duration outage) {
    long calls = SharedStage.RATE * (outage.toSeconds() + 5);
    List<String> jobs = new ArrayList<>();
    for (long left = calls / 2; left > 0; left -= 1_000) {
      List<String> accounts = Work.accounts((int) Math.min(1_000, Math.max(left, 100)));
      jobs.add(replica.api().submit(Work.addToList(accounts)));
    }
    return jobs;
  }

  /** Whether all that had waited for the broker is published. */
  private static boolean oldestIsNew(FaultStage stage, Instant up) {
    String waited =
        "select count(*) from outbox where published_at is null and time < ?::timestamptz";
    return stage.store().number(waited, up.toString()) == 0;
  }

  private static void awaitPassed(Instant moment) {
    await().atMost(Duration.ofMinutes(20)).until(() -> Instant.now().isAfter(moment));
  }
}
