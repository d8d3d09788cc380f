package io.fanfare.http.jobs;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that an activity's state may have in an address. */
final class ActivityWords {
  private static final List<String> STATES =
      List.of(
          "planned",
          "submitting",
          "unknown",
          "ambiguous",
          "in_flight",
          "completed",
          "failed",
          "timed_out",
          "cancelled",
          "rejected",
          "superseded",
          "untraceable");

  private ActivityWords() {}

  /** Throws RefusedException when a state is wanted that does not exist. */
  static void requireState(@Nullable String state) {
    if (state != null && !STATES.contains(state)) {
      throw RefusedException.of(
          ProblemCode.RULE_VIOLATED,
          "state",
          Rule.ENUM,
          "Must be one of " + String.join(", ", STATES) + ".");
    }
  }
}
