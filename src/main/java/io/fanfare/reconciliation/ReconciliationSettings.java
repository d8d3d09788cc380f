package io.fanfare.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How sure to be before an activity that was sent without an answer is sent again. The vendor
 * documents no idempotency key, nor how soon a new activity is listed; its gateway gives a call up
 * after about 30 s (inferred), so that it may create an activity that long after we stopped
 * waiting.
 */
@ConfigMapping(prefix = "fanfare.reconciliation")
public interface ReconciliationSettings {

  /** The first look that counts comes this long after the request may have left at the latest. */
  @WithDefault("35s")
  Duration firstProof();

  /** The look that proves absence comes at least this long after the first. */
  @WithDefault("40s")
  Duration secondProof();

  /** When the sender vanished it is not sent again sooner than this after its last sign of life. */
  @WithDefault("5m")
  Duration resendAfterLost();

  /**
   * How far the vendor's times of creation may be from what its {@code Date} header says, and from
   * ours where there is none, 1s or more.
   */
  @WithDefault("5s")
  Duration tolerance();
}
