package io.fanfare.forecast;

import java.time.Duration;

/**
 * When calls can be made, in seconds from the begin of a rehearsal: one after another at the rate,
 * none beyond the day's. Other jobs take their share as long as they have something to send.
 */
final class Slots {
  private static final double DAY = Duration.ofDays(1).toSeconds();

  private final double pause;
  private final double share;
  private final long perDay;
  private double others;
  private double left;
  private double reset;
  private double owed;
  private double now;

  /**
   * Nothing is spent yet.
   *
   * @param share of the calls that falls to the job while others run, 0 to 1
   * @param others calls that these still have to make
   */
  Slots(Supply supply, double share, double others) {
    this.pause = 1 / supply.perSecond();
    this.share = share;
    this.others = others;
    this.perDay = supply.perDay();
    this.left = supply.left();
    this.reset = Duration.between(supply.from(), supply.resetAt()).toMillis() / 1000.0;
    spendOnly(0);
  }

  double now() {
    return now;
  }

  /** Lets time pass to {@code until}; others make their calls meanwhile. */
  void idle(double until) {
    if (until > now) {
      others = Math.max(0, others - (until - now) / pause);
      now = until;
      turnDay();
    }
  }

  /** A look: those of all jobs go first. */
  void look() {
    spendOnly(1);
  }

  /** A submission, after those that others make in between. */
  void submit() {
    if (others > 0) {
      owed += (1 - share) / share;
      double theirs = Math.min(Math.floor(owed), others);
      owed -= Math.floor(owed);
      others -= theirs;
      spendOnly(theirs);
    }
    spendOnly(1);
  }

  private void spendOnly(double calls) {
    now += calls * pause;
    left -= calls;
    turnDay();
    if (left <= 0) {
      now = Math.max(now, reset);
      turnDay();
    }
  }

  private void turnDay() {
    while (now >= reset) {
      reset += DAY;
      left = perDay;
    }
  }
}
