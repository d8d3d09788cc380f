package io.fanfare.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.sandbox.JsonHttp;
import java.net.URI;
import java.util.List;

/** What the demo cost, counted where it cannot be mistaken: by the simulated vendor. */
record CallsSpent(JsonNode ledger) {

  static CallsSpent read(URI simulator) {
    return new CallsSpent(new JsonHttp(simulator).get("/_sim/ledger/summary"));
  }

  List<String> lines() {
    JsonNode calls = ledger.path("calls");
    long total = calls.path("total").asLong();
    long activities = ledger.path("accepted_activities").asLong();
    return List.of(
        "%d calls: %d submissions, %d polls, %d directory pages, %d others"
            .formatted(
                total,
                calls.path("submission").asLong(),
                calls.path("poll").asLong(),
                calls.path("directory").asLong(),
                calls.path("other").asLong()),
        "%d activities accepted, %.1f calls each"
            .formatted(activities, (double) total / Math.max(1, activities)),
        "at most %d calls in any second, %d windows above the limit"
            .formatted(
                ledger.path("max_calls_in_a_second").asLong(),
                ledger.path("windows_above_limit").asLong()));
  }
}
