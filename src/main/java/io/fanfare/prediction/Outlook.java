package io.fanfare.prediction;

import java.time.Duration;

/** What follows from a distribution: worked out once, used until it has changed noticeably. */
final class Outlook {
  private static final double MEDIAN = 0.5;
  private static final double RARELY_LONGER = 0.99;

  private final Distribution distribution;
  private final Schedule late;
  private final Schedule soon;

  Outlook(Distribution distribution, PredictionSettings settings) {
    this.distribution = distribution;
    double median = Bins.seconds(distribution.quantile(MEDIAN));
    this.late = new Schedule(distribution, settings.price() * median, settings.longestPause());
    this.soon = new Schedule(distribution, settings.drainPrice() * median, settings.longestPause());
  }

  Distribution distribution() {
    return distribution;
  }

  Schedule late() {
    return late;
  }

  Schedule soon() {
    return soon;
  }

  Duration rarelyLonger() {
    return distribution.quantile(RARELY_LONGER);
  }
}
