package io.fanfare.http.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.job.JobView;

/**
 * A job whose caller cancelled it: the job's own fields and what becomes of the rest.
 *
 * @param notSent activities that were held back and end as cancelled
 * @param beyondRecall activities that the vendor has or may have, and that run to their end
 * @param message the same in words
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CancelledJson(
    @JsonUnwrapped JobJson job, long notSent, long beyondRecall, String message) {

  static CancelledJson of(JobView job, long unsent) {
    long out = Math.max(0, job.progress().remaining() - unsent);
    return new CancelledJson(JobJson.of(job), unsent, out, message(unsent, out));
  }

  private static String message(long unsent, long out) {
    return "Not yet sent and held back: %d. Already sent, can no longer be recalled: %d."
        .formatted(unsent, out);
  }
}
