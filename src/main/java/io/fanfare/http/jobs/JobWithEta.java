package io.fanfare.http.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.forecast.Eta;
import io.fanfare.http.plans.EtaJson;
import io.fanfare.job.JobView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job and when it will be over.
 *
 * @param eta null when it has finished, is paused or waits for a person, and when one of its
 *     activities has been out for longer than any before
 */
@JsonNaming(SnakeCaseStrategy.class)
public record JobWithEta(@JsonUnwrapped JobJson job, @Nullable EtaJson eta) {

  static JobWithEta of(JobView job, Optional<Eta> eta) {
    return new JobWithEta(JobJson.of(job), EtaJson.of(eta.orElse(null)));
  }
}
