package io.fanfare.http.plans;

import io.fanfare.forecast.Eta;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When something will be over, in whole seconds.
 *
 * @param p50 as likely earlier as later
 * @param p90 later only in one of ten cases
 */
public record EtaJson(Instant p50, Instant p90) {

  /** Null for null. */
  public static @Nullable EtaJson of(@Nullable Eta eta) {
    return eta == null
        ? null
        : new EtaJson(
            eta.p50().truncatedTo(ChronoUnit.SECONDS), eta.p90().truncatedTo(ChronoUnit.SECONDS));
  }
}
