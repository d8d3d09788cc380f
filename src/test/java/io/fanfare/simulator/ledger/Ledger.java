package io.fanfare.simulator.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, whatever the caller believes: every request of the vendor's API (not the admin
 * ones), every accepted activity, every window of a second. Safe for several threads.
 */
public final class Ledger {
  private final RequestLog requests = new RequestLog();
  private final ActivityLog activities = new ActivityLog();
  private final WindowMeter windows = new WindowMeter();
  private final Map<Purpose, Integer> purposes = new EnumMap<>(Purpose.class);
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private int queueFull;
  private long clearings;

  /**
   * A request's headers arrived; {@code limit} is the rate in force, 0 for a token request. Returns
   * a handle for {@link #answered}.
   */
  public synchronized long arrived(
      long nanos, Instant at, String method, @Nullable String account, int limit) {
    if (limit > 0) {
      windows.arrived(nanos, limit);
    }
    return (clearings << 32) | requests.arrived(nanos, at, method, account);
  }

  /** The request was answered, or deliberately left without an answer. */
  public synchronized void answered(long handle, Purpose purpose, Answer answer) {
    if (handle >>> 32 != clearings) {
      return;
    }
    requests.answered((int) handle, answer);
    purposes.merge(purpose, 1, Integer::sum);
    verdicts.merge(answer.verdict(), 1, Integer::sum);
    boolean full = answer.status() == 429 && answer.verdict() == Verdict.ACCEPTED;
    queueFull += full ? 1 : 0;
  }

  /** Returns a handle for {@link #activityEnded}. */
  public synchronized long activityAccepted(
      UUID id, String account, String operation, Instant at, @Nullable String payload) {
    return activities.accepted(id, account, operation, at, payload);
  }

  public synchronized void activityEnded(long handle, Instant at, String state) {
    activities.ended(handle, at, state);
  }

  /** Lines from number {@code since} on, at most {@code limit}. */
  public synchronized ObjectNode requests(int since, int limit) {
    ArrayNode lines = Json.array();
    int to = (int) Math.min(requests.size(), (long) since + limit);
    for (int seq = Math.max(0, since); seq < to; seq++) {
      lines.add(requests.line(seq));
    }
    ObjectNode page = Json.object().put("total", requests.size()).put("next", Math.max(since, to));
    page.set("requests", lines);
    return page;
  }

  /** Lines from number {@code since} on, at most {@code limit}. */
  public synchronized ObjectNode activities(int since, int limit) {
    ArrayNode lines = Json.array();
    int to = (int) Math.min(activities.size(), (long) since + limit);
    for (int seq = Math.max(0, since); seq < to; seq++) {
      lines.add(activities.line(seq));
    }
    ObjectNode page =
        Json.object().put("total", activities.size()).put("next", Math.max(since, to));
    page.set("activities", lines);
    return page;
  }

  public synchronized ObjectNode summary() {
    ObjectNode summary = Json.object().put("requests", requests.size());
    ObjectNode calls = summary.putObject("calls");
    calls.put("total", requests.size() - purposes.getOrDefault(Purpose.TOKEN, 0));
    purposes.forEach((purpose, count) -> calls.put(lower(purpose), count));
    ObjectNode decided = summary.putObject("verdicts");
    verdicts.forEach((verdict, count) -> decided.put(lower(verdict), count));
    summary.put("accepted_activities", activities.size());
    summary.put("throttled", verdicts.getOrDefault(Verdict.THROTTLED, 0));
    summary.put("quota_exceeded", verdicts.getOrDefault(Verdict.QUOTA_EXCEEDED, 0));
    summary.put("queue_full", queueFull);
    summary.put("max_calls_in_a_second", windows.max());
    return summary.put("windows_above_limit", windows.over());
  }

  public synchronized void clear() {
    requests.clear();
    activities.clear();
    windows.clear();
    purposes.clear();
    verdicts.clear();
    queueFull = 0;
    clearings++;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
