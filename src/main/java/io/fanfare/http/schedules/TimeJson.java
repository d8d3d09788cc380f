package io.fanfare.http.schedules;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.schedule.Schedule;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A time to come.
 *
 * @param localTime the same in the schedule's time zone, with its offset
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TimeJson(Instant at, String localTime) {
  private static final int SHOWN = 5;

  static List<TimeJson> next(Schedule schedule, Instant now) {
    ZoneId zone = schedule.terms().zone();
    return schedule.upcoming(now, SHOWN).stream()
        .map(at -> new TimeJson(at, OffsetDateTime.ofInstant(at, zone).toString()))
        .toList();
  }
}
