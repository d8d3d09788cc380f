package io.fanfare.activity;

import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Keeps the steps that come from everywhere, a set of them in a transaction. */
public final class Recorder {
  private final ActivityStore store;
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
    this.store = store;
    this.aftermath = aftermath;
    this.commits = new GroupCommit<>(this::keep, limit, clock, timers, random);
  }

  /**
   * Keeps the step with its events and all that follows from it. Completes with whether it was
   * kept, false when something else had moved the activity; fails when the store could not be
   * reached until the limit was over.
   */
  public Uni<Boolean> record(Transition step) {
    return commits.keep(step);
  }

  private Uni<List<Transition>> keep(List<Transition> steps) {
    return aftermath
        .of(steps, List.of())
        .chain(meant -> store.record(meant).map(kept -> asHandedOver(steps, meant, kept)));
  }

  private static List<Transition> asHandedOver(
      List<Transition> steps, List<Transition> meant, List<Transition> kept) {
    Set<Transition> keptOnes = Collections.newSetFromMap(new IdentityHashMap<>());
    keptOnes.addAll(kept);
    return IntStream.range(0, steps.size())
        .filter(i -> keptOnes.contains(meant.get(i)))
        .mapToObj(steps::get)
        .toList();
  }
}
