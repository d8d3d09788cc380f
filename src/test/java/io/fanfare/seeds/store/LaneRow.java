package io.fanfare.seeds.store;

import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.LookTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account that has or had work. */
final class LaneRow {
  /** Priority first, then age. */
  private static final Comparator<ActivityRow> ORDER =
      Comparator.<ActivityRow>comparingInt(row -> -row.activity().work().traits().priority())
          .thenComparingLong(row -> row.sequence);

  final String account;
  final TreeSet<ActivityRow> planned = new TreeSet<>(ORDER);
  final List<ActivityRow> inFlight = new ArrayList<>();
  @Nullable ActivityRow unresolved;
  Instant late = Instant.MAX;
  Instant soon = Instant.MAX;
  Instant parkedUntil = Instant.MIN;
  @Nullable UUID looker;
  int pages = 1;
  boolean closed;

  LaneRow(String account) {
    this.account = account;
  }

  /** The planned one that may be sent next, when there is one. */
  Optional<ActivityRow> due(Instant now, int lowestPriority, TableView jobs) {
    return planned.stream()
        .filter(row -> row.activity().work().traits().priority() >= lowestPriority)
        .filter(row -> !((Planned) row.state()).notBefore().isAfter(now))
        .filter(jobs::isRunning)
        .findFirst();
  }

  boolean isOpen(Instant now, int cap) {
    return !closed
        && unresolved == null
        && !planned.isEmpty()
        && !parkedUntil.isAfter(now)
        && inFlight.size() < cap;
  }

  boolean isWatched() {
    return !inFlight.isEmpty() || (unresolved != null && unresolved.isUnknown());
  }

  Instant nextLook(boolean isSoon) {
    return isSoon ? soon : late;
  }

  /** A time to look that something new asks for: no later than what was wanted before. */
  void wish(LookTimes times, Instant now) {
    late = earlier(late, now.plus(times.late()));
    soon = earlier(soon, now.plus(times.soon()));
  }

  /** The times that a look that was reported asks for. */
  void set(LookTimes times, Instant now) {
    late = isWatched() ? now.plus(times.late()) : Instant.MAX;
    soon = isWatched() ? now.plus(times.soon()) : Instant.MAX;
  }

  void forgetLooksIfIdle() {
    if (!isWatched()) {
      late = Instant.MAX;
      soon = Instant.MAX;
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** What a lane asks of the job table. */
  interface TableView {
    boolean isRunning(ActivityRow row);
  }
}
