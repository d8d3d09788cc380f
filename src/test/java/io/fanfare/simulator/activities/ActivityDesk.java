package io.fanfare.simulator.activities;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What the queues of all accounts share.
 *
 * @param random seeded; draws ids
 * @param queueLimit unfinished activities an account may have (documented: 1,000)
 * @param stretch turns a real duration into vendor time
 * @param twists what befalls a new activity, by account and operation
 */
public record ActivityDesk(
    Random random,
    DurationModel durations,
    int queueLimit,
    java.util.function.UnaryOperator<Duration> stretch,
    BiFunction<String, String, Twist> twists,
    Observer observer) {

  /** Told of every acceptance and every end. */
  public interface Observer {
    /** Returns a handle that comes back at the end. */
    long accepted(UUID id, String account, Work work, Instant at);

    void ended(long handle, Instant at, ActivityState state);
  }

  /** {@code ordinal}: how many activities the account had before. */
  Activity open(String account, int ordinal, Work work, Instant now) {
    UUID id =
        new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63));
    Duration length =
        stretch.apply(durations.draw(work.operation(), work.size(), account, ordinal));
    Twist twist = twists.apply(account, work.operation());
    long handle = observer.accepted(id, account, work, now);
    return new Activity(id, work, new Activity.Span(now, length), twist, handle);
  }
}
