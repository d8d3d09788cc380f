package io.fanfare.seeds.store;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An activity, ended or not. */
public final class ActivityRow {
  final long sequence;
  final int round;
  final double rank;
  Activity activity;
  int calls;
  @Nullable Instant endedAt;

  /**
   * Planned.
   *
   * @param round how many of its job and account come before it
   * @param rank how long it is expected to take
   */
  ActivityRow(long sequence, Activity activity, int round, double rank) {
    this.sequence = sequence;
    this.activity = activity;
    this.round = round;
    this.rank = rank;
  }

  /** As it is now. */
  public Activity activity() {
    return activity;
  }

  /** When its end was recorded, by the store's clock; null before that. */
  public @Nullable Instant endedAt() {
    return endedAt;
  }

  String account() {
    return activity.target().accountId();
  }

  ActivityState state() {
    return activity.state();
  }

  boolean isPlanned() {
    return state() instanceof ActivityState.Planned;
  }

  boolean isInFlight() {
    return state() instanceof InFlight;
  }

  boolean isUnknown() {
    return state() instanceof Unknown;
  }

  /** Whether the account must wait for it before anything else is sent there. */
  boolean isUnresolved() {
    return state() instanceof Submitting || isUnknown() || state() instanceof Ambiguous;
  }

  void move(ActivityState next, int attempts) {
    activity =
        new Activity(
            activity.id(),
            activity.target(),
            activity.work(),
            next,
            activity.version() + 1,
            attempts);
  }
}
