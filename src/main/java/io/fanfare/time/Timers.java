package io.fanfare.time;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Waiting without blocking. Nothing in the engine waits in any other way. */
public interface Timers {

  /**
   * Completes when the time has passed, never early; at once when it is zero or negative.
   * Cancelling it forgets it.
   */
  Uni<Void> after(Duration time);
}
