package io.fanfare.quota;

import static io.fanfare.time.Times.shorter;

import java.time.Duration;

/**
 * How late a slot may be used. Little, as long as the process keeps up: what slots may be late by,
 * the slots behind them must stay away, which costs rate. But a slot that is missed is lost whole,
 * so when many are missed more lateness is cheaper. Pure; for one thread at a time.
 */
final class Lateness {
  /** Enough for a process that is not busy. */
  static final Duration LEAST = Duration.ofMillis(15);

  private static final Duration MOST = Duration.ofMillis(240);
  private static final int WINDOW = 64;
  private static final int MANY = WINDOW / 8;
  private static final int CALM_WINDOWS = 16;

  /** So many missed in a row are no accident: the next ones would be missed as well. */
  private static final int IN_A_ROW = 4;

  private static final int ROW_DOUBLES = 2;

  private Duration allowed = LEAST;
  private int seen;
  private int missed;
  private int calm;
  private int row;

  /** The most that a slot handed out from now on may be late by. */
  Duration allowed() {
    return allowed;
  }

  /**
   * What it takes for any slot to be used again after several were missed in a row, as happens to a
   * process that has only just started; zero otherwise.
   */
  Duration starved() {
    if (row < IN_A_ROW) {
      return Duration.ZERO;
    }
    int doublings = Math.min((row - IN_A_ROW) / ROW_DOUBLES + 1, WINDOW / IN_A_ROW);
    return shorter(LEAST.multipliedBy(1L << doublings), MOST);
  }

  /** A slot was used. */
  void used() {
    row = 0;
    count(0);
  }

  /** A slot could not be used in time. */
  void missed() {
    row++;
    count(1);
  }

  private void count(int more) {
    seen++;
    missed += more;
    if (seen == WINDOW) {
      adapt();
      seen = 0;
      missed = 0;
    }
  }

  private void adapt() {
    calm = missed == 0 ? calm + 1 : 0;
    if (missed >= MANY) {
      allowed = shorter(allowed.multipliedBy(2), MOST);
    } else if (calm == CALM_WINDOWS) {
      calm = 0;
      allowed = allowed.minus(allowed.minus(LEAST).dividedBy(2));
    }
  }
}
