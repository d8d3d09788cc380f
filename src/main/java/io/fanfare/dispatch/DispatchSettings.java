package io.fanfare.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How planned activities are sent. */
@ConfigMapping(prefix = "fanfare.dispatch")
public interface DispatchSettings {

  /** How often to look for due activities when there were none: a Quarkus duration, 1s or more. */
  @WithDefault("1s")
  String every();

  /** How often to move on what will not move by itself: a Quarkus duration, 1s or more. */
  @WithDefault("5s")
  String sweepEvery();

  /** Activities claimed at once, waiting for their slot or for their answer, 1 to 10000. */
  @WithDefault("500")
  int inFlight();

  /** A claimed activity is sent within this time or goes back. */
  @WithDefault("10s")
  Duration sendWithin();

  /**
   * After this time a claim whose owner wrote nothing is taken for lost. Must be longer than {@link
   * #sendWithin()} and the vendor's request timeout together.
   */
  @WithDefault("90s")
  Duration claimLease();

  /**
   * What an owner was sending when it fell silent for this long is looked for at the vendor, even
   * while its claim lasts. Must be longer than {@code fanfare.replica.dead-after}.
   */
  @WithDefault("15s")
  Duration lostAfter();

  /**
   * Activities in flight in one account, 1 to 1000. The vendor queues 1,000 for an account (API
   * reference, 429 of the bulk operations) and the account's own use shares them.
   */
  @WithDefault("900")
  int perAccountInFlight();

  /** How long an account whose queue is full is left alone. */
  @WithDefault("60s")
  Duration queueFullPause();

  /** How long to wait before the same request is sent again after it certainly did not run. */
  @WithDefault("2s")
  Duration putBackPause();

  /**
   * How often a request that may be repeated (GET, PUT, DELETE) is sent before a person must look.
   */
  @WithDefault("5")
  int attempts();
}
