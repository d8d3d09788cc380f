package io.fanfare.http.jobs;

import io.fanfare.http.Paging;
import io.fanfare.job.JobView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jobs, newest first.
 *
 * @param next what to send as {@code after} for the next page, null on the last
 */
public record JobPage(List<JobJson> jobs, @Nullable String next) {

  static JobPage of(Paging paging, List<JobView> jobs) {
    return new JobPage(
        jobs.stream().map(JobJson::of).toList(), paging.next(jobs, job -> job.id().toString()));
  }
}
