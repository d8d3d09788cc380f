package io.fanfare.bench.figure;

import java.util.List;

/**
 * How numbers are spread; everything is 0 when there are none.
 *
 * @param count how many there are
 */
public record Spread(int count, double mean, double p50, double p95, double p99, double max) {

  /** Percentiles are the smallest numbers that as many do not exceed. */
  public static Spread of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      return new Spread(0, 0, 0, 0, 0, 0);
    }
    List<Double> sorted = numbers.stream().sorted().toList();
    double mean = sorted.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new Spread(
        sorted.size(), mean, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
