package io.fanfare.fetch;

import io.fanfare.schedule.RowSource.RowsUnavailableException;
import io.fanfare.schedule.ScheduleSettings;
import java.time.Clock;
import java.time.Instant;

/** How much of one file may come, and until when. Not thread-safe. */
final class Limits {
  private final Clock clock;
  private final Instant until;
  private long left;

  Limits(ScheduleSettings settings, Clock clock) {
    this.clock = clock;
    this.until = clock.instant().plus(settings.fetchWithin());
    this.left = settings.maxBytes();
  }

  /** Throws RowsUnavailableException when this piece crosses a limit. */
  void check(byte[] piece) {
    left -= piece.length;
    if (left < 0) {
      throw new RowsUnavailableException("larger than fanfare.schedules.max-bytes");
    }
    if (clock.instant().isAfter(until)) {
      throw new RowsUnavailableException("not there within fanfare.schedules.fetch-within");
    }
  }
}
