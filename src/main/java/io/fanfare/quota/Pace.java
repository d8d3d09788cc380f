package io.fanfare.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * How fast to call, given what the vendor let through: down at once when it says {@code throttled},
 * then up again in three strides. After two seconds, within four, nearly back to where it was
 * refused; there it stays, so that few calls are spent on asking; after 36 s it climbs ever faster,
 * so that a limit that was restored is used again within a minute.
 *
 * <p>Every refusal is followed by a pause of as long as the vendor counts, so what it lets through
 * after that, until it refuses again, is its limit. Pure.
 *
 * @param cutAt when it was last lowered; {@code EPOCH} when never
 * @param low calls a second just after that; the configured rate when never lowered
 * @param plateau calls a second to go back to: a little below those that were refused
 */
public record Pace(Instant cutAt, double low, double plateau) {

  /** The configured rate. */
  public static final Pace FULL = new Pace(Instant.EPOCH, 0, 0);

  /** Nothing leaves for so long after a refusal: what came before no longer counts then. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** A refusal so soon after another: the limit is well below, not a little. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private static final double FIRST_CUT = 0.9;
  private static final double NEXT_CUT = 0.7;
  private static final double BELOW = 0.95;
  private static final double WELL_BELOW = 0.9;
  private static final double LEAST = 0.5;
  private static final double WAIT_SECONDS = 2;
  private static final double BACK_SECONDS = 4;
  private static final double STAY_SECONDS = 36;
  private static final double CLIMB = 0.01;
  private static final double CLIMB_FASTER = 0.002;

  /** Calls a second now, at most {@code granted}. */
  public double at(Instant now, int granted) {
    if (cutAt.equals(Instant.EPOCH)) {
      return granted;
    }
    double seconds = seconds(now);
    double back = Math.max(0, seconds - WAIT_SECONDS) / BACK_SECONDS;
    double missing = Math.max(0, 1 - back);
    double climbing = Math.max(0, seconds - STAY_SECONDS);
    double climbed = granted * (CLIMB * climbing + CLIMB_FASTER * climbing * climbing);
    return Math.min(granted, plateau - (plateau - low) * missing * missing + climbed);
  }

  /** Whether the vendor is called as fast as was granted. */
  public boolean isFull(Instant now, int granted) {
    return at(now, granted) >= granted;
  }

  /** The end of the pause; earlier slots were given out before it, and say nothing new. */
  Instant resumesAt() {
    return cutAt.plus(PAUSE);
  }

  /**
   * How many calls a second the vendor allows, when it refused the call of this slot: as many as
   * were before it since the pause. Too many, when slots were left unused; empty when calls that
   * are older than a second came through, too.
   *
   * @param interval from a slot to the next, since the pause
   */
  OptionalInt found(Instant slot, Duration interval) {
    Duration since = Duration.between(resumesAt(), slot);
    long before = Math.round((double) since.toNanos() / interval.toNanos());
    return since.compareTo(PAUSE) < 0 && before > 0
        ? OptionalInt.of((int) before)
        : OptionalInt.empty();
  }

  /** At this pace, and for a moment below it. */
  static Pace back(Instant now, double pace) {
    return new Pace(now, Math.max(LEAST, pace * FIRST_CUT), Math.max(LEAST, pace));
  }

  /**
   * Slower, because the vendor refused a call; much slower, and for longer, when it did so a moment
   * ago, too. While climbing, back to where nothing was refused, or to just below the rate that
   * was, if that is more.
   *
   * @param rate calls a second that left, which are fewer than the pace by the guard
   */
  Pace cut(Instant now, int granted, double rate) {
    double refused = at(now, granted);
    if (seconds(now) > STAY_SECONDS && refused < granted) {
      return back(now, Math.max(plateau, rate * BELOW));
    }
    boolean again = Duration.between(cutAt, now).compareTo(AGAIN) < 0;
    double lower = Math.max(LEAST, refused * (again ? NEXT_CUT : FIRST_CUT));
    return new Pace(now, lower, Math.max(lower, refused * (again ? WELL_BELOW : BELOW)));
  }

  private double seconds(Instant now) {
    return Math.max(0, Duration.between(cutAt, now).toMillis() / 1000.0);
  }
}
