package io.fanfare.http.jobs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.job.WaveView;
import java.util.Locale;

/**
 * A wave as callers see it.
 *
 * @param wave from 1
 * @param ended accounts of which nothing is left to do
 * @param failed accounts in which something did not end well
 * @param state waiting, running, ended or not_started: it never will
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WaveJson(int wave, int accounts, int ended, int failed, String state) {

  static WaveJson of(WaveView wave) {
    return new WaveJson(
        wave.wave() + 1,
        wave.accounts(),
        wave.ended(),
        wave.failed(),
        wave.state().name().toLowerCase(Locale.ROOT));
  }
}
