package io.fanfare.forecast;

import io.smallrye.mutiny.Uni;

/** Reads what forecasts rest on. Nothing is locked. */
public interface BacklogStore {

  /** All that waits and is out. */
  Uni<Backlog> read();
}
