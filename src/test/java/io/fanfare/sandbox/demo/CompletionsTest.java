package io.fanfare.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.sandbox.ReceivedEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aRedeliveredEventCountsOnce() {
    Completions completions =
        new Completions(
            List.of(
                event("completed", "a1", "12:00:03Z"),
                event("completed", "a1", "12:00:03Z"),
                event("completed", "a2", "12:00:04Z")));

    assertThat(completions.accountsOf("job-1")).isEqualTo(2);
    assertThat(completions.completed()).hasSize(2);
  }

  @Test
  void aFailureIsNoCompletion() {
    Completions completions = new Completions(List.of(event("failed", "a1", "12:00:03Z")));

    assertThat(completions.accountsOf("job-1")).isZero();
  }

  @Test
  void theTimeAtTheVendorRunsFromAcceptedToCompleted() {
    Completions completions =
        new Completions(
            List.of(
                event("accepted", "a1", "12:00:00.500Z"), event("completed", "a1", "12:00:03Z")));

    assertThat(completions.table().lines().get(2)).endsWith("2.5 s");
  }

  private static ReceivedEvent event(String kind, String account, String time) {
    return new ReceivedEvent(
        "fanfare.activities",
        0,
        0,
        account,
        Map.of(
            "ce_type", "io.fanfare.activity." + kind + ".v1",
            "ce_id", account + "-" + kind,
            "ce_subject", account,
            "ce_time", "2026-01-01T" + time),
        JSON.createObjectNode()
            .put("job_id", "job-1")
            .put("activity_id", "activity-" + account)
            .put("account_id", account)
            .put("operation", "contacts_json_import"));
  }
}
