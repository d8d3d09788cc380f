package io.fanfare.faults.rig;

import java.time.Duration;

/** How large the faults are: short by default, and as large as asked for. */
public final class Numbers {
  private Numbers() {}

  /** {@code -Dfaults.accounts}: targets of a job. */
  public static int accounts(int byDefault) {
    return Integer.getInteger("faults.accounts", byDefault);
  }

  /** {@code -Dfaults.rounds}: how often the fault strikes. */
  public static int rounds(int byDefault) {
    return Integer.getInteger("faults.rounds", byDefault);
  }

  /** {@code -Dfaults.outage}: seconds that something is away. */
  public static Duration outage(Duration byDefault) {
    return Duration.ofSeconds(Long.getLong("faults.outage", byDefault.toSeconds()));
  }
}
