package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.QuickTimes;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.Time;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.access.LedgerCall;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T15: very large jobs, an urgent one in their middle, and a change of mind. */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class HugeJobsIT {
  private static final int RATE = 200;
  private static final int ACCOUNTS = Numbers.accounts(10_000);
  private static final double URGENT_WITHIN_SECONDS = 2;
  private static final double CANCELLED_WITHIN_SECONDS = 1;
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private static FaultStage stage;

  @BeforeAll
  static void open() {
    stage = FaultStage.open(Work.vendor(ACCOUNTS + 1, RATE), QuickTimes.with(RATE));
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void shouldLetAnUrgentJobPassAHugeOne() {
    // Given
    Replica replica = stage.replicas(1).get(0);
    Oracle oracle = Oracle.begin(stage);
    Instant from = Instant.now();
    String huge = replica.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));
    awaitAccepted(ACCOUNTS / 4);

    // When
    List<String> account = Work.accounts(ACCOUNTS, ACCOUNTS + 1);
    Instant asked = Instant.now();
    String urgent = replica.api().submit(urgent(account));
    await().atMost(Duration.ofMinutes(2)).until(() -> firstCall(account.get(0), asked) != null);

    // Then
    double first = Time.seconds(Duration.between(asked, firstCall(account.get(0), asked)));
    replica.api().awaitFinished(urgent, LIMIT);
    replica.api().awaitFinished(huge, LIMIT);
    double makespan = Time.secondsSince(from);
    int calls = stage.vendor().calls().size();
    Scores.of("T15-huge-and-urgent")
        .with("accounts", ACCOUNTS)
        .with("calls_a_second", RATE)
        .with("makespan_seconds", makespan)
        .with("makespan_over_bound", makespan * RATE / (2.0 * ACCOUNTS))
        .with("calls_per_activity", (double) calls / (ACCOUNTS + 1))
        .with("urgent_first_call_seconds", first)
        .with("heap_bytes", replica.process().usedHeapAfterGc())
        .settle(oracle.judge(huge, urgent));
    assertThat(first).isLessThanOrEqualTo(URGENT_WITHIN_SECONDS);
  }

  @Test
  void shouldFinishManyActivitiesOfTheSameAccounts() {
    // Given
    Replica replica = stage.replicas(1).get(0);
    Oracle oracle = Oracle.begin(stage);
    List<String> accounts = Work.accounts(100);
    Instant from = Instant.now();
    List<String> jobs = new ArrayList<>();

    // When
    for (int job = 0; job < Numbers.rounds(100); job++) {
      jobs.add(replica.api().submit(Work.addToList(accounts)));
    }

    // Then
    jobs.forEach(job -> replica.api().awaitFinished(job, LIMIT));
    int activities = jobs.size() * accounts.size();
    Scores.of("T15-many-in-an-account")
        .with("activities", activities)
        .with("makespan_seconds", Time.secondsSince(from))
        .with("calls_per_activity", (double) stage.vendor().calls().size() / activities)
        .settle(oracle.judge(jobs.toArray(String[]::new)));
  }

  @Test
  void shouldSendNothingMoreOfACancelledJob() {
    // Given
    Replica replica = stage.replicas(1).get(0);
    Oracle oracle = Oracle.begin(stage);
    String job = replica.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));
    awaitAccepted(ACCOUNTS / 10);

    // When
    JsonNode said = replica.api().plain().post("/v1/jobs/" + job + "/cancel", null);
    Instant cancelled = Instant.now();

    // Then
    replica.api().awaitFinished(job, LIMIT);
    double last = Time.seconds(Duration.between(cancelled, lastSubmission()));
    Scores.of("T15-cancelled")
        .with("accepted_before", stage.vendor().accepted())
        .with("last_submission_after_cancel_seconds", last)
        .with("said", said.toString())
        .settle(oracle.judge(job));
    assertThat(last).isLessThanOrEqualTo(CANCELLED_WITHIN_SECONDS);
  }

  private static void awaitAccepted(int enough) {
    await().atMost(LIMIT).until(() -> stage.vendor().accepted() > enough);
  }

  private static Map<String, Object> urgent(List<String> accounts) {
    Map<String, Object> job = new HashMap<>(Work.addToList(accounts));
    job.put("priority", 9);
    return job;
  }

  private static Instant firstCall(String account, Instant from) {
    return stage.vendor().calls().stream()
        .filter(call -> account.equals(call.account()) && call.arrivedAt().isAfter(from))
        .map(LedgerCall::arrivedAt)
        .findFirst()
        .orElse(null);
  }

  private static Instant lastSubmission() {
    return stage.vendor().calls().stream()
        .filter(LedgerCall::isSubmission)
        .map(LedgerCall::arrivedAt)
        .reduce((one, other) -> other)
        .orElseThrow();
  }
}
