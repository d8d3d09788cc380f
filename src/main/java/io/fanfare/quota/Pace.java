package io.fanfare.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * How fast to call, given what the vendor let through: down at once when it says {@code throttled},
 * then up again in three strides. After two seconds, within four, back to a plateau where nothing
 * is refused, as far as is known; there it stays, so that few calls are spent on asking; after 36 s
 * it climbs ever faster, so that a limit that was restored is used again within a minute.
 *
 * <p>Every refusal is followed by a pause of as long as the vendor counts. So when it refuses again
 * within a second after that, what it let through meanwhile is its limit. Pure.
 *
 * @param cutAt when it was last lowered: no slot that was given out before lies later; {@code
 *     EPOCH} when never
 * @param low calls a second just after that; 0 when never lowered
 * @param plateau calls a second to go back to
 */
public record Pace(Instant cutAt, double low, double plateau) {

  /** The configured rate. */
  public static final Pace FULL = new Pace(Instant.EPOCH, 0, 0);

  /** No slot is given out for so long after the last one: none of them counts any more then. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** A refusal so soon after another: the limit is well below, not a little. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private static final double FIRST_CUT = 0.9;
  private static final double NEXT_CUT = 0.7;
  private static final double BELOW = 0.95;
  private static final double JUST_BELOW = 0.98;
  private static final double WELL_BELOW = 0.9;
  private static final double LEAST = 0.5;

  /** The pause, and the second after it, in which slots must be evenly apart to be counted. */
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

  /** The end of the pause; slots before it were given out before the cut, and say nothing new. */
  Instant resumesAt() {
    return cutAt.plus(PAUSE);
  }

  /**
   * Slower, because the vendor refused the call of this slot, which is not before {@link
   * #resumesAt}.
   *
   * @param last no slot that was given out lies later
   * @param interval from the slot to the next
   */
  Pace refused(Instant slot, Instant last, Duration interval, int granted) {
    OptionalInt found = found(slot, interval);
    double rate = 1e9 / interval.toNanos();
    return found.isPresent() ? back(last, found.getAsInt()) : cut(slot, last, rate, granted);
  }

  /**
   * How many calls a second the vendor allows: as many as left since the pause. Too many, when
   * slots were not used; empty when the vendor still counts none of them, or not all.
   */
  private OptionalInt found(Instant slot, Duration interval) {
    Duration since = Duration.between(resumesAt(), slot);
    long before = Math.round((double) since.toNanos() / interval.toNanos());
    return since.compareTo(PAUSE) < 0 && before > 0
        ? OptionalInt.of((int) before)
        : OptionalInt.empty();
  }

  /**
   * A little below the pace when it was full. Else below the rate, which is the pace less the guard
   * and was too much even so, and much below it when a call was refused a moment ago, too. While
   * climbing, back to where nothing was refused, if that is more.
   */
  private Pace cut(Instant slot, Instant last, double rate, int granted) {
    double refused = at(slot, granted);
    if (refused >= granted) {
      return new Pace(last, refused * FIRST_CUT, refused * BELOW);
    }
    if (Duration.between(cutAt, slot).compareTo(AGAIN) < 0) {
      double lower = Math.max(LEAST, rate * NEXT_CUT);
      return new Pace(
          last, lower, Math.max(lower, Math.min(refused * WELL_BELOW, rate * JUST_BELOW)));
    }
    boolean asking = seconds(slot) > STAY_SECONDS;
    return back(last, Math.max(rate * JUST_BELOW, asking ? plateau : 0));
  }

  /** At this pace, and for a moment below it. */
  private static Pace back(Instant last, double pace) {
    return new Pace(last, Math.max(LEAST, pace * FIRST_CUT), Math.max(LEAST, pace));
  }

  private double seconds(Instant now) {
    return Math.max(0, Duration.between(cutAt, now).toMillis() / 1000.0);
  }
}
