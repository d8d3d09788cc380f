package io.fanfare.prediction;

import io.fanfare.Mappings;
import java.util.Random;

/** A vendor that takes as long as a seeded lognormal distribution says, 600 s at most. */
public final class Vendor {
  private static final double MOST = 600;

  private final Random random;
  private final double median;
  private final double sigma;

  public Vendor(long seed, double median, double sigma) {
    this.random = new Random(seed);
    this.median = median;
    this.sigma = sigma;
  }

  /** The next activity's time, in seconds. */
  public double takes() {
    return Math.min(median * Math.exp(sigma * random.nextGaussian()), MOST);
  }

  /** Lets {@code looks} learn so many of this vendor's times. */
  public Looks teach(Looks looks, Kind kind, int samples) {
    for (int i = 0; i < samples; i++) {
      looks.ended(kind, Bins.duration(takes()));
    }
    return looks;
  }

  /** Looks that have learned nothing, with the default settings. */
  public static Looks cold() {
    PredictionSettings settings = Mappings.defaults(PredictionSettings.class);
    return new Looks(new Durations(settings), settings);
  }
}
