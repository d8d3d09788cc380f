package io.fanfare.activity;

import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Keeps the steps that come from everywhere, a set of them in a transaction. */
public final class Recorder {
  private final Aftermath aftermath;
  private final GroupCommit<Transition> commits;

  /**
   * Over a store.
   *
   * @param limit how long to try to keep a step
   */
  public Recorder(
      ActivityStore store,
      Aftermath aftermath,
      Duration limit,
      Clock clock,
      Timers timers,
      RandomGenerator random) {
    this.aftermath = aftermath;
    this.commits = new GroupCommit<>(store::record, limit, clock, timers, random);
  }

  /**
   * Keeps the step with its events and all that follows from it. Completes with whether it was
   * kept, false when something else had moved the activity; fails when the store could not be
   * reached until the limit was over.
   */
  public Uni<Boolean> record(Transition step) {
    return aftermath.of(List.of(step), List.of()).chain(meant -> commits.keep(meant.get(0)));
  }
}
