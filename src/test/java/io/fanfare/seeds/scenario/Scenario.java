package io.fanfare.seeds.scenario;

import io.fanfare.seeds.vendor.Durations;
import io.fanfare.seeds.vendor.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a world is like.
 *
 * @param began true time of its begin
 * @param clocks how far the clocks lie from the truth
 * @param quota what the engine believes of the key
 * @param terms what the vendor grants and how it lists
 * @param spread how far the ways of two calls to the vendor differ at most
 * @param failing share of activities that end badly
 * @param jobs what is asked for
 * @param faults what goes wrong
 */
public record Scenario(
    Instant began,
    int replicas,
    Clocks clocks,
    Quota quota,
    Terms terms,
    Duration spread,
    Durations durations,
    double failing,
    List<JobPlan> jobs,
    Faults faults) {

  /**
   * Offsets from true time.
   *
   * @param replicas no replica's clock is further off than this
   */
  public record Clocks(Duration store, Duration vendor, Duration replicas) {
    public static final Clocks EXACT = new Clocks(Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }
}
