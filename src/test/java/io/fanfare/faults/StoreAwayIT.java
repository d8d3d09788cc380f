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
import io.fanfare.sandbox.PostgresServer;
import io.fanfare.sandbox.access.JsonApi.Answer;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T4: the database crashes, stays away, stands still, and has no room. */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class StoreAwayIT {
  private static final double RECOVERED_WITHIN_SECONDS = 5;
  private static final int ACCOUNTS = Numbers.accounts(600);

  /** Calls on the wire and slots in hand when the database went. */
  private static final Duration STILL_LEAVING = Duration.ofSeconds(6);

  private static final String FULL =
      """
      create or replace function no_room() returns trigger language plpgsql as
        $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$;
      create trigger no_room before insert on job for each row execute function no_room()
      """;

  private final FaultStage stage = SharedStage.calm();
  private final Replica replica = stage.replicas(1).get(0);
  private final PostgresServer postgres = stage.services().postgres();

  @Test
  void shouldGoOnAfterACrash() {
    shouldRecover("T4-crash", Duration.ZERO);
  }

  @Test
  void shouldGoOnAfterAnOutage() {
    shouldRecover("T4-outage", Numbers.outage(Duration.ofSeconds(60)));
  }

  @Test
  void shouldGoOnAfterStalls() {
    // Given
    Oracle oracle = Oracle.begin(stage);
    String job = replica.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));

    // When
    for (int stall = 0; stall < Numbers.rounds(5); stall++) {
      awaitCalls(50);
      postgres.stall();
      Time.awaitPassed(Duration.ofSeconds(2));
      postgres.resume();
    }

    // Then
    replica.api().awaitFinished(job, Duration.ofSeconds(180L + ACCOUNTS));
    Scores.of("T4-stalls").with("stalls", Numbers.rounds(5)).settle(oracle.judge(job));
  }

  /** The disk is not full: the database says so, as it would. */
  @Test
  void shouldTellCallersToComeBackWhenTheDiskIsFull() {
    // Given
    stage.store().execute(FULL);

    // When
    Answer full = replica.api().plain().send("POST", "/v1/jobs", Work.addToList(Work.accounts(2)));
    stage.store().execute("drop trigger no_room on job");

    // Then
    Oracle oracle = Oracle.begin(stage);
    String job = replica.api().submit(Work.addToList(Work.accounts(2)));
    replica.api().awaitFinished(job, Duration.ofSeconds(60));
    oracle.judge(job).requireClean();
    Scores.of("T4-disk-full").with("answer", full.status()).write();
    assertThat(full.status()).isEqualTo(503);
    assertThat(full.headers().firstValue("Retry-After")).isPresent();
  }

  private void shouldRecover(String test, Duration away) {
    // Given
    Oracle oracle = Oracle.begin(stage);
    String job = replica.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));
    awaitCalls(100);

    // When
    postgres.crash();
    Instant gone = Instant.now();
    Time.awaitPassed(gone.plus(away));
    Instant before = Instant.now();
    postgres.restart();
    Instant back = Instant.now();
    awaitCalls(20);

    // Then
    double recovered = Gaps.secondsToFirst(stage.vendor().calls(), back);
    long without = Gaps.count(stage.vendor().calls(), gone.plus(STILL_LEAVING), before);
    replica.api().awaitFinished(job, Duration.ofSeconds(180L + ACCOUNTS));
    Scores.of(test)
        .with("outage_seconds", Time.seconds(Duration.between(gone, back)))
        .with("recovered_seconds", recovered)
        .with("calls_without_database", without)
        .settle(oracle.judge(job));
    assertThat(recovered).isLessThanOrEqualTo(RECOVERED_WITHIN_SECONDS);
    assertThat(without).isZero();
    assertThat(replica.process().isAlive()).isTrue();
  }

  private void awaitCalls(int more) {
    int enough = stage.vendor().calls().size() + more;
    await().atMost(Duration.ofMinutes(2)).until(() -> stage.vendor().calls().size() >= enough);
  }
}
