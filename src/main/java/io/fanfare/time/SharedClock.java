package io.fanfare.time;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The store's time, which all replicas share, read without asking the store: a steady clock of this
 * machine and the difference to the store's, learned from answers that carry the store's time.
 *
 * <p>A sample proves an interval: the store read its clock after we asked and before its answer
 * came. Samples are intersected; what is known is trusted a little less with every second, since
 * the two clocks drift. Before the first sample it is the machine's clock.
 *
 * <p>It never goes back. When the difference turns out smaller, or the store's clock was set back,
 * it goes at half speed until the two agree; only the first sample may move it freely. Safe for
 * several threads.
 */
public final class SharedClock extends Clock {
  /** How much two clocks may drift apart, each free-running: 200 parts in a million. */
  private static final long DRIFT_SHARE = 5_000;

  private final Clock steady;
  private boolean sampled;
  private Duration least = Duration.ZERO;
  private Duration most = Duration.ZERO;
  private Instant trustedAt;
  private Instant read;
  private Instant told;

  /**
   * Over a clock of this machine.
   *
   * @param steady must never go back nor jump when the machine's time is set
   */
  public SharedClock(Clock steady) {
    this.steady = steady;
    this.trustedAt = steady.instant();
    this.read = trustedAt;
    this.told = trustedAt;
  }

  /** The machine's own steady time, to be noted before and after asking the store. */
  public Instant local() {
    return steady.instant();
  }

  /**
   * To be told of every answer with the store's time.
   *
   * @param before {@link #local()} when the store was asked
   * @param store its time, read by it while it answered
   * @param after {@link #local()} when its answer was here; not before {@code before}
   */
  public synchronized void observed(Instant before, Instant store, Instant after) {
    Duration low = Duration.between(after, store);
    Duration high = Duration.between(before, store);
    Duration drift = Duration.between(trustedAt, after).abs().dividedBy(DRIFT_SHARE);
    Duration oldLow = least.minus(drift);
    Duration oldHigh = most.plus(drift);
    boolean agrees = sampled && low.compareTo(oldHigh) <= 0 && oldLow.compareTo(high) <= 0;
    least = agrees && oldLow.compareTo(low) > 0 ? oldLow : low;
    most = agrees && oldHigh.compareTo(high) < 0 ? oldHigh : high;
    trustedAt = after;
    if (!sampled) {
      read = steady.instant();
      told = read.plus(difference());
    }
    sampled = true;
  }

  /**
   * Asks the store, and learns its time from the answer.
   *
   * @param question asked when the result is subscribed to, and not before
   * @param at the store's time, read by it while it answered
   */
  public <T> Uni<T> learning(Supplier<Uni<T>> question, Function<? super T, Instant> at) {
    return Uni.createFrom()
        .item(this::local)
        .chain(
            before -> question.get().invoke(answer -> observed(before, at.apply(answer), local())));
  }

  /** How far the store's time may be from what {@link #instant()} says, either way. */
  public synchronized Duration uncertainty() {
    Instant now = steady.instant();
    Duration drift = Duration.between(trustedAt, now).abs().dividedBy(DRIFT_SHARE);
    Duration fast = Duration.between(now.plus(difference()), instant());
    return half(most.minus(least)).plus(drift).plus(fast);
  }

  @Override
  public synchronized Instant instant() {
    Instant now = steady.instant();
    Instant store = now.plus(difference());
    Instant slowly = told.plus(half(Duration.between(read, now)));
    read = now;
    told = store.isAfter(slowly) ? store : slowly;
    return told;
  }

  private Duration difference() {
    return half(least.plus(most));
  }

  /** Every slot asks for the time several times, and durations divide in decimals. */
  private static Duration half(Duration whole) {
    return Duration.ofNanos(whole.toNanos() / 2);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : new Zoned(this, zone);
  }

  /** The same time in a zone. */
  private static final class Zoned extends Clock {
    private final SharedClock time;
    private final ZoneId zone;

    Zoned(SharedClock time, ZoneId zone) {
      this.time = time;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return time.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return time.withZone(other);
    }
  }
}
