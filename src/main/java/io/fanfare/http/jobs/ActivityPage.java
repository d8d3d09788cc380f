package io.fanfare.http.jobs;

import io.fanfare.activity.ActivityView;
import io.fanfare.explanation.Why;
import io.fanfare.http.Paging;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Activities of a job, by id.
 *
 * @param next what to send as {@code after} for the next page, null on the last
 */
public record ActivityPage(List<ActivityJson> activities, @Nullable String next) {

  static ActivityPage of(Paging paging, List<ActivityView> activities, Map<UUID, Why> whys) {
    return new ActivityPage(
        activities.stream()
            .map(activity -> ActivityJson.of(activity, whys.get(activity.id())))
            .toList(),
        paging.next(activities, activity -> activity.id().toString()));
  }
}
