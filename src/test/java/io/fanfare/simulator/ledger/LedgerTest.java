package io.fanfare.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private final Ledger ledger = new Ledger();

  @Test
  void measuresTheFullestSecondWhereverItStarts() {
    for (long nanos : new long[] {0, SECOND - 1, SECOND, SECOND + 1, 3 * SECOND}) {
      ledger.arrived(nanos, NOW, "GET", null, 2);
    }
    JsonNode summary = ledger.summary();
    assertThat(summary.path("max_calls_in_a_second").asInt()).isEqualTo(3);
    assertThat(summary.path("windows_above_limit").asInt()).isEqualTo(1);
  }

  @Test
  void measuresMoreArrivalsThanItFirstMadeRoomFor() {
    for (int i = 0; i < 1_000; i++) {
      ledger.arrived(i, NOW, "GET", null, 10);
    }
    assertThat(ledger.summary().path("max_calls_in_a_second").asInt()).isEqualTo(1_000);
  }

  @Test
  void keepsWhatWasAnsweredAndWhatWasNot() {
    long first = ledger.arrived(1, NOW, "POST", "a1", 10);
    ledger.arrived(2, NOW, "GET", null, 10);
    UUID activity = UUID.randomUUID();
    String payload = "0".repeat(62) + "07";
    Answer answer =
        new Answer(Verdict.ACCEPTED, 201, "POST", "/activities/x", 99, payload, activity);
    ledger.answered(first, Purpose.SUBMISSION, answer);
    JsonNode lines = ledger.requests(0, 10).path("requests");
    assertThat(lines.path(0).path("activity_id").asText()).isEqualTo(activity.toString());
    assertThat(lines.path(0).path("payload_sha256").asText()).endsWith("07").hasSize(64);
    assertThat(lines.path(0).path("status").asInt()).isEqualTo(201);
    assertThat(lines.path(0).path("account").asText()).isEqualTo("a1");
    assertThat(lines.path(1).path("verdict").asText()).isEqualTo("pending");
    assertThat(lines.path(1).path("activity_id").isNull()).isTrue();
  }

  @Test
  void pagesPastTheFirstChunk() {
    for (int i = 0; i < 5_000; i++) {
      ledger.arrived(i, NOW, "GET", "a" + i, 10);
    }
    JsonNode page = ledger.requests(4_998, 10);
    assertThat(page.path("requests").size()).isEqualTo(2);
    assertThat(page.path("requests").path(1).path("account").asText()).isEqualTo("a4999");
    assertThat(page.path("next").asInt()).isEqualTo(5_000);
  }

  @Test
  void anAnswerToARequestFromBeforeAClearingIsDropped() {
    long old = ledger.arrived(1, NOW, "GET", null, 10);
    long activity = ledger.activityAccepted(UUID.randomUUID(), "a", "op", NOW, null);
    ledger.clear();
    ledger.arrived(2, NOW, "GET", null, 10);
    ledger.answered(
        old, Purpose.POLL, new Answer(Verdict.ACCEPTED, 200, null, null, 0, null, null));
    ledger.activityEnded(activity, NOW, "completed");
    assertThat(ledger.requests(0, 9).path("requests").path(0).path("verdict").asText())
        .isEqualTo("pending");
    assertThat(ledger.summary().path("accepted_activities").asInt()).isZero();
  }
}
