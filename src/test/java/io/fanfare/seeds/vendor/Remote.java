package io.fanfare.seeds.vendor;

import io.fanfare.vendor.Counters;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One activity at the vendor; times are its own clock's.
 *
 * @param origin the activity of ours that it came from, null for the account's own
 * @param waits before it starts
 * @param works from then to its end
 */
public record Remote(
    long number,
    String account,
    @Nullable String origin,
    int items,
    Instant createdAt,
    Duration waits,
    Duration works,
    RemoteState end) {

  /** The vendor's id. */
  public String id() {
    return "r" + number;
  }

  /** When it ends. */
  public Instant endsAt() {
    return createdAt.plus(waits).plus(works);
  }

  boolean hasEnded(Instant now) {
    return !now.isBefore(endsAt());
  }

  /** As the vendor reports it. */
  public RemoteActivity report(Instant now) {
    RemoteState state = state(now);
    boolean started = state != RemoteState.INITIALIZED;
    return new RemoteActivity(
        id(),
        state,
        state.name().toLowerCase(Locale.ROOT),
        percent(now),
        times(state, now),
        started ? counters(state.isEnd() ? items : 0) : Counters.NONE,
        RemoteActivity.Details.NONE);
  }

  private RemoteState state(Instant now) {
    if (hasEnded(now)) {
      return end;
    }
    return now.isBefore(createdAt.plus(waits)) ? RemoteState.INITIALIZED : RemoteState.PROCESSING;
  }

  private int percent(Instant now) {
    long since = Duration.between(createdAt.plus(waits), now).toMillis();
    long whole = Math.max(1, works.toMillis());
    return (int) Math.max(1, Math.min(100, since * 4 / whole * 25));
  }

  private RemoteActivity.Times times(RemoteState state, Instant now) {
    Instant created = createdAt.truncatedTo(ChronoUnit.SECONDS);
    boolean started = state != RemoteState.INITIALIZED;
    return new RemoteActivity.Times(
        created,
        started ? createdAt.plus(waits).truncatedTo(ChronoUnit.SECONDS) : null,
        hasEnded(now) ? endsAt().truncatedTo(ChronoUnit.SECONDS) : null);
  }

  private Counters counters(long done) {
    return new Counters((long) items, done, null, 0L, null, null, null);
  }
}
