package io.fanfare.prediction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the vendor took, learned for each kind. A kind of which little is known leans on its
 * operation, that on everything, and that on a cold guess. Older durations count less and less, so
 * that a change of the vendor's pace is followed. Safe for use by many threads.
 */
@ApplicationScoped
public class Durations {
  private static final double MEDIAN = 0.5;

  /** As many samples of its own outweigh what a kind leans on. */
  private static final double LEAN = 4;

  private static final double LEANING = 20 * LEAN;

  private final PredictionSettings settings;
  private final Map<Kind, Histogram> learned = new HashMap<>();

  public Durations(PredictionSettings settings) {
    this.settings = settings;
  }

  /** One more that ended {@code took} after it was accepted; zero and less count as very short. */
  public synchronized void ended(Kind kind, Duration took) {
    Histogram before = learned.getOrDefault(kind, Histogram.EMPTY);
    learned.put(kind, before.times(keep()).with(Bins.bin(took)));
  }

  /** What is believed of a kind now. */
  public synchronized Distribution of(Kind kind) {
    Histogram cold = Histogram.lognormal(Bins.seconds(settings.coldMedian()));
    Histogram all = sum("");
    Histogram operation = sum(kind.operation());
    Histogram own = learned.getOrDefault(kind, Histogram.EMPTY);
    return Distribution.of(lean(own, lean(operation, lean(all, cold))));
  }

  /** How many seconds an activity of this kind takes in the median. */
  public double expectedSeconds(Kind kind) {
    return Bins.seconds(of(kind).quantile(MEDIAN));
  }

  /** How much was learned of a kind itself, in samples; older ones count less. */
  public synchronized double weight(Kind kind) {
    return learned.getOrDefault(kind, Histogram.EMPTY).total();
  }

  /** Whether what is believed of a kind rests on others to a good part. */
  boolean isLeaning(Kind kind) {
    return weight(kind) < LEANING;
  }

  private double keep() {
    return 1 - 1.0 / settings.memory();
  }

  private static Histogram lean(Histogram own, Histogram on) {
    return own.smoothed().plus(on.scaled(LEAN));
  }

  private Histogram sum(String operation) {
    Histogram sum = Histogram.EMPTY;
    for (Map.Entry<Kind, Histogram> entry : learned.entrySet()) {
      if (operation.isEmpty() || entry.getKey().operation().equals(operation)) {
        sum = sum.plus(entry.getValue());
      }
    }
    return sum;
  }
}
