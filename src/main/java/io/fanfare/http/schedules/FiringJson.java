package io.fanfare.http.schedules;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.schedule.Firing;
import io.fanfare.schedule.Firing.State;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A firing as callers see it; every field is always there, null when there is nothing to say.
 *
 * @param state waiting, starting, fired, skipped, missed or failed
 * @param reason why it was skipped or failed
 * @param standsFor missed firings that it makes up for, or that were missed together with it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FiringJson(
    Instant plannedAt,
    String state,
    @Nullable UUID jobId,
    @Nullable String reason,
    @Nullable Instant firedAt,
    int standsFor) {

  static FiringJson of(Firing firing) {
    State state = firing.state();
    return new FiringJson(
        firing.plannedAt(),
        state.word(),
        state instanceof State.Fired fired ? fired.jobId() : null,
        reason(state),
        state instanceof State.Fired fired ? fired.at() : null,
        firing.standsFor());
  }

  private static @Nullable String reason(State state) {
    if (state instanceof State.Skipped skipped) {
      return skipped.reason();
    }
    return state instanceof State.Failed failed ? failed.reason() : null;
  }
}
