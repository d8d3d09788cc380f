package io.fanfare.seeds.store;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.seeds.store.Tables.Draft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An activity, ended or not. */
public final class ActivityRow {
  final long sequence;
  final int round;
  final double rank;
  final int step;
  final int wave;
  Activity activity;
  int calls;
  @Nullable Instant endedAt;

  ActivityRow(long sequence, Draft draft) {
    this.sequence = sequence;
    this.activity = draft.activity();
    this.round = draft.chunk();
    this.rank = draft.rank();
    this.step = draft.step();
    this.wave = draft.wave();
    if (draft.isHeld()) {
      release(Instant.MAX);
    }
  }

  /** A planned one may be sent from then on. */
  void release(Instant at) {
    activity =
        new Activity(
            activity.id(),
            activity.target(),
            activity.work(),
            new ActivityState.Planned(at),
            activity.version(),
            activity.attempts());
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
