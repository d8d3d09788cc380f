package io.fanfare.bench.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.sandbox.JsonHttp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What really arrived at the vendor, and when.
 *
 * @param acceptances in the order in which they were accepted
 * @param firstSubmissions by account: when the first one arrived that was not throttled
 */
public record Ledger(
    JsonNode summary, List<Acceptance> acceptances, Map<String, Instant> firstSubmissions) {
  private static final int PAGE = 5_000;

  static Ledger read(JsonHttp simulator) {
    return new Ledger(
        simulator.get("/_sim/ledger/summary"), acceptances(simulator), submissions(simulator));
  }

  /** How often the vendor refused because of too many calls in a second. */
  public int throttled() {
    return summary.path("throttled").asInt();
  }

  /** Calls of a purpose: {@code total}, {@code submission}, {@code poll}, {@code directory}. */
  public int calls(String purpose) {
    return summary.path("calls").path(purpose).asInt();
  }

  /** Accepted activities that repeat an accepted one. */
  public long duplicates() {
    return acceptances.size() - acceptances.stream().map(Acceptance::work).distinct().count();
  }

  private static List<Acceptance> acceptances(JsonHttp simulator) {
    List<Acceptance> acceptances = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode line : lines(simulator, "activities")) {
      String account = line.path("account").asText();
      int ordinal = counts.merge(account, 1, Integer::sum) - 1;
      acceptances.add(
          new Acceptance(
              line.path("activity_id").asText(),
              account,
              ordinal,
              line.path("payload_sha256").asText(),
              Instant.parse(line.path("created_at").asText()),
              Optional.ofNullable(line.path("ended_at").textValue()).map(Instant::parse)));
    }
    return List.copyOf(acceptances);
  }

  private static Map<String, Instant> submissions(JsonHttp simulator) {
    Map<String, Instant> first = new HashMap<>();
    for (JsonNode line : lines(simulator, "requests")) {
      boolean post = line.path("inner_method").asText().equals("POST");
      if (post && line.path("template").asText().startsWith("/activities")) {
        Instant at = Instant.parse(line.path("arrived_at").asText());
        first.putIfAbsent(line.path("account").asText(), at);
      }
    }
    return first;
  }

  private static List<JsonNode> lines(JsonHttp simulator, String kind) {
    List<JsonNode> lines = new ArrayList<>();
    long total = 1;
    while (lines.size() < total) {
      String path = "/_sim/ledger/%s?since=%d&limit=%d".formatted(kind, lines.size(), PAGE);
      JsonNode page = simulator.get(path);
      total = page.path("total").asLong();
      page.path(kind).forEach(lines::add);
    }
    return lines;
  }
}
