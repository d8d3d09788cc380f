package io.fanfare.schedule.timing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/**
 * When local times happen: each exactly once, and in order. A time that the clocks jump over
 * happens when they jump; one that comes twice happens the first time.
 */
public record WallClock(ZoneId zone) {

  /** When a local time happens. */
  public Instant when(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  /** The local second that everything that has happened by {@code instant} is not after. */
  public LocalDateTime reached(Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    boolean again = change != null && change.isOverlap() && !instant.isBefore(change.getInstant());
    return again
        ? change.getDateTimeBefore().minusSeconds(1)
        : local.truncatedTo(ChronoUnit.SECONDS);
  }
}
