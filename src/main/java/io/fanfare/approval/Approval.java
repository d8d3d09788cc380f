package io.fanfare.approval;

import java.time.Instant;

/** Whether a second person has a say, and had it. */
public sealed interface Approval {

  /** It removes nothing, or roles are off. */
  record NotNeeded() implements Approval {}

  /** Nothing is sent before somebody else has approved it. */
  record Awaited() implements Approval {}

  /**
   * Somebody has approved what it is made of.
   *
   * @param by the caller's name
   */
  record Given(String by, Instant at) implements Approval {}
}
