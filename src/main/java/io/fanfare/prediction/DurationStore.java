package io.fanfare.prediction;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Keeps what was learned, for all replicas. Each method is one transaction. */
public interface DurationStore {

  /**
   * Adds samples. What was kept of their kinds counts less afterwards.
   *
   * @param samples counts by kind and bin; may be empty
   * @param keep above 0 and below 1: what is left of the older weights for each sample added
   */
  Uni<Void> add(List<Weight> samples, double keep);

  /** Everything that is kept. */
  Uni<List<Weight>> all();

  /**
   * How much speaks for a duration within one of the bins.
   *
   * @param bin 0 to 63, see {@link Bins}
   * @param weight in samples, above 0; older ones count less
   */
  record Weight(Kind kind, int bin, double weight) {}
}
