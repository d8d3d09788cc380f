package io.fanfare.activity;

import io.fanfare.vendor.RemoteActivity;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What steps lead to beyond their activities' own states. */
@FunctionalInterface
public interface Aftermath {
  /** Nothing. */
  Aftermath NONE = (steps, seen) -> Uni.createFrom().item(steps);

  /**
   * The same steps in their order, each with all that it means, still to be kept.
   *
   * @param seen the vendor's reports that the steps follow from, as far as there were any
   * @return fails when the store cannot be read: then the steps may not be kept without it
   */
  Uni<List<Transition>> of(List<Transition> steps, List<RemoteActivity> seen);
}
