package io.fanfare.prediction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How durations are learned and what a look is worth. */
@ConfigMapping(prefix = "fanfare.prediction")
public interface PredictionSettings {

  /**
   * How often replicas exchange what they learned, and look how fast the day is spent: a Quarkus
   * duration, 1s or more.
   */
  @WithDefault("5s")
  String every();

  /**
   * What one look may save while submissions wait, in learned medians of lag; positive. More means
   * fewer calls and later events.
   */
  @WithDefault("2.6")
  double price();

  /** The same while nothing waits to be sent; positive and not above {@code price}. */
  @WithDefault("1.5")
  double drainPrice();

  /** No account with work in flight stays unseen for longer, 1s to 24h. */
  @WithDefault("1h")
  Duration longestPause();

  /**
   * How long an activity takes, in the median, when nothing was learned yet; 1s to 24h. The few
   * that are known took seconds; a guess that is too long costs some lag once, one that is too
   * short costs calls.
   */
  @WithDefault("30s")
  Duration coldMedian();

  /** After how many more activities of its kind a duration counts little; 20 or more. */
  @WithDefault("500")
  int memory();

  /** An activity stalls when it shows no progress for this many learned p99; 1 or more. */
  @WithDefault("3")
  double stalledTimes();

  /** No activity stalls sooner, nor one of which nothing was learned. */
  @WithDefault("1h")
  Duration stalledAtLeast();

  /** Fails with an IllegalStateException that names the property when one is out of bounds. */
  default void check() {
    Bounds.check(this);
  }
}
