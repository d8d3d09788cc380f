package io.fanfare.job;

/**
 * A part of a job's accounts.
 *
 * @param amount accounts, or percent of them; 0 or more
 */
public record Share(double amount, boolean isPercent) {
  private static final int WHOLE = 100;

  /** Every account. */
  public static final Share ALL = new Share(WHOLE, true);

  /** No account. */
  public static final Share NONE = new Share(0, false);

  /** How many of {@code total} accounts this is at most; parts of an account do not count. */
  public int atMost(int total) {
    return (int) Math.min(total, Math.floor(of(total)));
  }

  /** How many of {@code total} accounts this is at least; a part of an account is one. */
  public int atLeast(int total) {
    return (int) Math.min(total, Math.ceil(of(total)));
  }

  private double of(int total) {
    return isPercent ? total * amount / WHOLE : amount;
  }
}
