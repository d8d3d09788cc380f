package io.fanfare.sandbox.proxy;

import java.time.Duration;

/**
 * What befalls the bytes of one direction.
 *
 * @param latency before a byte is passed on, at least
 * @param jitter the most that is added to the latency, evenly spread; order is kept
 * @param bytesPerSecond how fast they pass, 1 or more
 * @param swallowed taken and never passed on; the connection stays open until the proxy is healed
 * @param resetAfter how many bytes of each connection still pass before it is reset; with 0 the
 *     first byte resets it. Negative for never
 */
public record Conditions(
    Duration latency, Duration jitter, long bytesPerSecond, boolean swallowed, long resetAfter) {
  /** Nothing is disturbed. */
  public static final Conditions FINE =
      new Conditions(Duration.ZERO, Duration.ZERO, Long.MAX_VALUE, false, -1);

  /** Every byte comes late, by {@code latency} and up to {@code jitter} more. */
  public static Conditions late(Duration latency, Duration jitter) {
    return new Conditions(latency, jitter, Long.MAX_VALUE, false, -1);
  }

  /** Bytes pass one by one or in small pieces. */
  public static Conditions trickling(long bytesPerSecond) {
    return new Conditions(Duration.ZERO, Duration.ZERO, bytesPerSecond, false, -1);
  }

  /** Everything is taken and nothing passed on. */
  public static Conditions blackHole() {
    return new Conditions(Duration.ZERO, Duration.ZERO, Long.MAX_VALUE, true, -1);
  }

  /**
   * The connection is reset after so many more bytes. 0 on the way back resets it when the answer
   * begins: after the whole request, before any of the answer.
   */
  public static Conditions resetAfter(long bytes) {
    return new Conditions(Duration.ZERO, Duration.ZERO, Long.MAX_VALUE, false, bytes);
  }

  boolean isSlow() {
    return bytesPerSecond < Long.MAX_VALUE;
  }

  /** How many bytes may pass at once, so that at most ten pieces pass in a second. */
  int piece() {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytesPerSecond / 10));
  }
}
