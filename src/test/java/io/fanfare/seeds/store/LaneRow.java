package io.fanfare.seeds.store;

import io.fanfare.activity.LookTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account that has or had work. */
final class LaneRow {
  private static final Duration LEASE = Duration.ofMinutes(2);

  final String account;
  final List<ActivityRow> inFlight = new ArrayList<>();
  @Nullable ActivityRow unresolved;
  Instant late = Instant.MAX;
  Instant soon = Instant.MAX;
  Instant parkedUntil = Instant.MIN;
  @Nullable UUID looker;
  Instant lookerUntil = Instant.MIN;
  int pages = 1;
  boolean closed;

  LaneRow(String account) {
    this.account = account;
  }

  boolean isOpen(Instant now, int cap) {
    return !closed && unresolved == null && !parkedUntil.isAfter(now) && inFlight.size() < cap;
  }

  boolean isWatched() {
    return !inFlight.isEmpty() || (unresolved != null && unresolved.isUnknown());
  }

  Instant nextLook(boolean isSoon) {
    return isSoon ? soon : late;
  }

  /** The look's claim is over without a report: it is due again at once. */
  void free(Instant now) {
    looker = null;
    late = now;
    soon = now;
  }

  /** While somebody looks there are no times, but for those that steps set meanwhile. */
  void begin(UUID self, Instant now) {
    looker = self;
    lookerUntil = now.plus(LEASE);
    late = Instant.MAX;
    soon = Instant.MAX;
  }

  /** A time that something asks for counts when it is earlier. */
  void wish(LookTimes times, Instant now) {
    late = earlier(late, now.plus(times.late()));
    soon = earlier(soon, now.plus(times.soon()));
  }

  /** What begins to need looks without a time is due at once: else nobody would ever look. */
  void settle(Instant now) {
    if (!isWatched()) {
      late = Instant.MAX;
      soon = Instant.MAX;
    } else if (looker == null && soon.equals(Instant.MAX)) {
      late = now;
      soon = now;
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
