package io.fanfare.simulator.activities;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param operation path name of a bulk operation, else method and template
 * @param size items, for the duration
 * @param payload SHA-256 of the inner body in hex, null without one
 * @param sourceFile shown by imports, else null
 * @param effect runs once, when the activity completes
 */
public record Work(
    String operation,
    int size,
    @Nullable String payload,
    @Nullable String sourceFile,
    Effect effect) {

  /** Changes the account's state and says how it went. */
  @FunctionalInterface
  public interface Effect {
    Outcome land(Instant now);
  }
}
