package io.fanfare.http.schedules;

import io.fanfare.http.Paging;
import io.fanfare.schedule.ScheduleStore.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schedules by name.
 *
 * @param next what to send as {@code after} for the next page, null on the last
 */
public record SchedulePage(List<ScheduleJson> schedules, @Nullable String next) {

  static SchedulePage of(Paging paging, List<Shown> page) {
    return new SchedulePage(
        page.stream().map(shown -> ScheduleJson.of(shown, null)).toList(),
        paging.next(page, shown -> shown.schedule().name()));
  }
}
