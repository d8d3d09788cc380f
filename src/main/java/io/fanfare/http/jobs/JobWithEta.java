package io.fanfare.http.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.forecast.Eta;
import io.fanfare.http.plans.EtaJson;
import io.fanfare.job.JobView;
import io.fanfare.job.WaveView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job, how far its waves are, and when it will be over.
 *
 * @param waves empty where all accounts are served at once
 * @param eta null when it has finished, is paused, waits for a person, has several steps or a wave
 *     before it, and when one of its activities has been out for longer than any before
 */
@JsonNaming(SnakeCaseStrategy.class)
public record JobWithEta(@JsonUnwrapped JobJson job, List<WaveJson> waves, @Nullable EtaJson eta) {

  static JobWithEta of(JobView job, List<WaveView> waves, Optional<Eta> eta) {
    return new JobWithEta(
        JobJson.of(job), waves.stream().map(WaveJson::of).toList(), EtaJson.of(eta.orElse(null)));
  }
}
