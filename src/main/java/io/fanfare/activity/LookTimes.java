package io.fanfare.activity;

import java.time.Duration;

/**
 * When an account is to be looked at next, from now.
 *
 * @param late while submissions wait for calls: calls are scarce, so looks are few
 * @param soon while nothing waits to be sent; never later than {@code late}
 */
public record LookTimes(Duration late, Duration soon) {

  public LookTimes {
    if (soon.compareTo(late) > 0) {
      throw new IllegalArgumentException("A soon look comes no later than a late one");
    }
  }

  /** The same time whatever waits. */
  public static LookTimes at(Duration time) {
    return new LookTimes(time, time);
  }
}
