package io.fanfare.activity;

import io.smallrye.mutiny.Uni;

/** Keeps house where ended activities lie. */
public interface EndedActivities {

  /**
   * Makes room for what ends in this and the next months, and forgets which activities others began
   * when the vendor has long forgotten them too. To be repeated now and then; doing it too often
   * costs little.
   */
  Uni<Void> prepare();
}
