package io.fanfare.postgres.activities;

import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.Transition;
import io.fanfare.postgres.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step as the columns it sets; those it does not name become null. */
final class StateColumns {
  private StateColumns() {}

  static Map<String, @Nullable Object> of(Transition step) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("id", step.from().id().toString());
    row.put("version", step.from().version());
    row.put("state", step.to().word());
    row.put("calls", step.effects().calls());
    if (step.to() instanceof Ended ended) {
      ended(row, ended);
    } else {
      unended(row, step);
    }
    return row;
  }

  private static void unended(Map<String, @Nullable Object> row, Transition step) {
    if (step.to() instanceof Planned planned) {
      row.put("not_before", planned.notBefore().toString());
    } else if (step.to() instanceof Unknown unknown) {
      row.put("sent_from", unknown.sentFrom().toString());
      row.put("sent_until", unknown.sentUntil().toString());
      row.put("cause", unknown.cause());
      row.put("progress_at", unknown.missedAt() == null ? null : unknown.missedAt().toString());
      row.put("lost_not_before", unknown.resendNotBefore().toString());
    } else if (step.to() instanceof Ambiguous ambiguous) {
      row.put("progress_at", ambiguous.since().toString());
      row.put("cause", ambiguous.cause());
    } else if (step.to() instanceof InFlight inFlight) {
      inFlight(row, inFlight);
    }
  }

  private static void inFlight(Map<String, @Nullable Object> row, InFlight state) {
    Instant progressAt = state.progressAt();
    row.put("remote_id", state.remoteId());
    row.put("remote_state", state.remoteState());
    row.put("percent", state.percent());
    row.put("progress_at", progressAt.toString());
    row.put("stalled", state.stalled());
    row.put("accepted_at", state.acceptedAt().toString());
  }

  private static void ended(Map<String, @Nullable Object> row, Ended ended) {
    row.put("reason", ended.reason() == null ? null : ended.reason().word());
    row.put("remote_id", ended.remoteId());
    row.put("counters", Json.of(ended.counters()));
  }
}
