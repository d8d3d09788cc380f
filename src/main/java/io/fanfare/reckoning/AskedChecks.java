package io.fanfare.reckoning;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Knows which jobs want to know the rows of contacts that have unsubscribed. */
@FunctionalInterface
public interface AskedChecks {

  /** How many look-ups that is worth for each import; 0 when the job did not ask. */
  Uni<Integer> reads(UUID jobId);
}
