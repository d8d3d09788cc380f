package io.fanfare.prediction;

import io.fanfare.prediction.DurationStore.Weight;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How long the vendor took, learned for each kind. A kind of which little is known leans on its
 * operation, that on everything, and that on a cold guess. Older durations count less and less, so
 * that a change of the vendor's pace is followed. Safe for use by many threads.
 */
@ApplicationScoped
public class Durations {
  private static final double MEDIAN = 0.5;

  /** As many samples of its own weigh as much as what a kind leans on. */
  private static final double LEAN = 4;

  private static final double LEANING = 20 * LEAN;

  private final PredictionSettings settings;
  private final Map<Kind, Histogram> learned = new HashMap<>();
  private List<Weight> untold = new ArrayList<>();

  public Durations(PredictionSettings settings) {
    this.settings = settings;
  }

  /** One more that ended {@code took} after it was accepted; zero and less count as very short. */
  public synchronized void ended(Kind kind, Duration took) {
    Weight sample = new Weight(kind, Bins.bin(took), 1);
    untold.add(sample);
    learn(sample);
  }

  /** What is believed of a kind now. */
  public synchronized Distribution of(Kind kind) {
    return Distribution.of(believed(kind, Histogram::smoothed));
  }

  /**
   * The same no wider than what was learned, so that the longest of many is not too long: for
   * drawing lengths.
   */
  public synchronized Distribution counted(Kind kind) {
    return Distribution.of(believed(kind, Histogram::smoothedWithin));
  }

  /** How many seconds an activity of this kind takes in the median. */
  public double expectedSeconds(Kind kind) {
    return Bins.seconds(of(kind).quantile(MEDIAN));
  }

  /** How much was learned of a kind itself, in samples; older ones count less. */
  public synchronized double weight(Kind kind) {
    return own(kind).total();
  }

  /** Whether what is believed of a kind rests on others to a good part. */
  boolean isLeaning(Kind kind) {
    return weight(kind) < LEANING;
  }

  /** What is left of the older weights for each sample added. */
  double keep() {
    return 1 - 1.0 / settings.memory();
  }

  /** What was learned here and told nobody; from now on it counts as told. */
  synchronized List<Weight> take() {
    List<Weight> taken = untold;
    untold = new ArrayList<>();
    return taken;
  }

  /** It could not be told after all. */
  synchronized void putBack(List<Weight> samples) {
    untold.addAll(samples);
  }

  /** What all have learned, to which what was not told yet is added. */
  synchronized void replace(List<Weight> everything) {
    learned.clear();
    everything.forEach(this::add);
    untold.forEach(this::learn);
  }

  private void learn(Weight sample) {
    learned.put(sample.kind(), own(sample.kind()).times(keep()));
    add(sample);
  }

  private void add(Weight weight) {
    learned.put(weight.kind(), own(weight.kind()).with(weight.bin(), weight.weight()));
  }

  private Histogram own(Kind kind) {
    return learned.getOrDefault(kind, Histogram.EMPTY);
  }

  /** Little that is known of a kind itself, or of its operation, leans on what is known of more. */
  private Histogram believed(Kind kind, UnaryOperator<Histogram> filled) {
    Histogram belief = Histogram.lognormal(Bins.seconds(settings.coldMedian()));
    for (Histogram nearer : List.of(sum(""), sum(kind.operation()), own(kind))) {
      belief = filled.apply(nearer).plus(belief.scaled(LEAN));
    }
    return belief;
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
