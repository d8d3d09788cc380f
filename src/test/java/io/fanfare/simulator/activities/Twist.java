package io.fanfare.simulator.activities;

import org.jspecify.annotations.Nullable;

/**
 * How an activity deviates from the normal course.
 *
 * @param stuckAt per cent at which it stays until released, null when it does not
 * @param endAs the state it ends in; other than completed, it has no effect
 * @param error its one error when it does not complete
 * @param shown what it shows as its state until it ends, null for the true one
 */
public record Twist(
    @Nullable Integer stuckAt, ActivityState endAs, @Nullable String shown, String error) {
  public static final String ERROR = "The activity did not complete.";
  public static final Twist NONE = new Twist(null, ActivityState.COMPLETED, null, ERROR);
}
