package io.fanfare.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.faults.rig.FaultStage;
import io.fanfare.faults.rig.Gaps;
import io.fanfare.faults.rig.Numbers;
import io.fanfare.faults.rig.Oracle;
import io.fanfare.faults.rig.Replica;
import io.fanfare.faults.rig.Scores;
import io.fanfare.faults.rig.SharedStage;
import io.fanfare.faults.rig.Time;
import io.fanfare.faults.rig.Work;
import io.fanfare.sandbox.access.LedgerCall;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** T8: tokens end, the token endpoint is slow or down, and the key is withdrawn. */
@ResourceLock(Lanes.SECOND)
@Tag("faults")
class TokensIT {
  private static final int ACCOUNTS = Numbers.accounts(400);

  private final FaultStage stage = SharedStage.calm();

  @Test
  void shouldFailNoTargetWhenTokensEndAndNoneCanBeHad() {
    // Given
    List<Replica> replicas = stage.replicas(2);
    Duration down = Numbers.outage(Duration.ofSeconds(20));
    Oracle oracle = Oracle.begin(stage);
    String job = replicas.get(0).api().submit(Work.addToList(Work.accounts(ACCOUNTS)));
    await().until(() -> stage.vendor().accepted() > 20);

    // When
    int broken = stage.vendor().fault(onTokens("error", Map.of("status", 503)));
    stage.vendor().fault(Map.of("kind", "revoke_tokens"));
    Time.awaitPassed(down);
    stage.vendor().end(broken);
    Instant up = Instant.now();
    stage.vendor().fault(onTokens("delay", Map.of("delay_ms", 5_000, "count", 1)));

    // Then
    JsonNode finished = replicas.get(0).api().awaitFinished(job, Duration.ofMinutes(5));
    Scores.of("T8-no-tokens")
        .with("down_seconds", down.toSeconds())
        .with("token_requests", tokenRequests().size())
        .with("token_requests_too_fast", tooFast())
        .with("first_call_after_seconds", Gaps.secondsToFirst(stage.vendor().calls(), up))
        .with("completed", finished.path("counts").path("completed").asInt())
        .settle(oracle.judge(job));
    assertThat(finished.path("counts").path("completed").asInt()).isEqualTo(ACCOUNTS);
    assertThat(tooFast()).isZero();
  }

  @Test
  void shouldHoldEverythingWhenTheKeyIsWithdrawn() {
    // Given
    Replica replica = stage.replicas(1).get(0);
    Duration down = Numbers.outage(Duration.ofSeconds(20));
    Oracle oracle = Oracle.begin(stage);
    String job = replica.api().submit(Work.addToList(Work.accounts(ACCOUNTS)));
    await().until(() -> stage.vendor().accepted() > 20);

    // When
    int withdrawn = stage.vendor().fault(Map.of("kind", "revoke_key"));
    Instant from = Instant.now();
    Time.awaitPassed(down);
    long wasted = Gaps.count(stage.vendor().calls(), from.plusSeconds(2), Instant.now());
    stage.vendor().end(withdrawn);

    // Then
    JsonNode finished = replica.api().awaitFinished(job, Duration.ofMinutes(5));
    Scores.of("T8-key-withdrawn")
        .with("down_seconds", down.toSeconds())
        .with("requests_per_second_while_down", wasted / (down.toSeconds() - 2.0))
        .with("completed", finished.path("counts").path("completed").asInt())
        .settle(oracle.judge(job));
    assertThat(finished.path("counts").path("completed").asInt()).isEqualTo(ACCOUNTS);
    assertThat(tooFast()).isZero();
  }

  private List<LedgerCall> tokenRequests() {
    return stage.vendor().calls().stream().filter(LedgerCall::isToken).toList();
  }

  /** Refused by the token endpoint's own limit, for all replicas together. */
  private long tooFast() {
    return tokenRequests().stream().filter(LedgerCall::isThrottled).count();
  }

  private static Map<String, Object> onTokens(String kind, Map<String, Object> more) {
    Map<String, Object> fault = new HashMap<>(more);
    fault.put("kind", kind);
    fault.put("match", Map.of("path", "/token"));
    return fault;
  }
}
