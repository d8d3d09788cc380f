package io.fanfare.bench.figure;

import io.fanfare.bench.vendor.Acceptance;
import io.fanfare.bench.vendor.Ledger;
import io.fanfare.bench.workload.PlannedJob;
import io.fanfare.bench.workload.Workload;
import io.fanfare.simulator.vendor.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What nobody can beat, knowing all durations in advance.
 *
 * @param callsPerActivity the least calls, the directory included, for each activity
 * @param callSeconds that the least calls take at the vendor's rate
 * @param longestFirstSeconds until the last activity ends when the longest are submitted first
 * @param jobSeconds the same for each job alone, from its arrival, the directory being known
 */
public record Bound(
    double callsPerActivity,
    double callSeconds,
    double longestFirstSeconds,
    List<Double> jobSeconds) {

  /** Durations come from the ledgers: they do not depend on who asks. */
  public static Bound of(Workload workload, Collection<Ledger> ledgers) {
    Map<String, Double> seconds = new HashMap<>();
    for (Ledger ledger : ledgers) {
      for (Acceptance one : ledger.acceptances()) {
        one.seconds().ifPresent(length -> seconds.putIfAbsent(one.place(), length));
      }
    }
    double rate = workload.vendor().rate();
    Map<String, Integer> ordinals = new HashMap<>();
    double directory = workload.vendor().directoryPages() / rate;
    List<Double> together = new ArrayList<>();
    List<Double> alone = new ArrayList<>();
    double last = 0;
    for (PlannedJob job : workload.jobs()) {
      List<Double> lengths = lengths(job, seconds, ordinals);
      alone.add(longestFirst(lengths, rate));
      last = Math.max(last, job.arrives().toMillis() / 1000.0 + longestFirst(lengths, rate));
      together.addAll(job.arrives().isZero() ? lengths : List.of());
    }
    return new Bound(
        (double) workload.leastCalls() / workload.activities(),
        workload.leastCalls() / rate,
        Math.max(last, directory + longestFirst(together, rate)),
        List.copyOf(alone));
  }

  /** The later of the two. */
  public double makespanSeconds() {
    return Math.max(callSeconds, longestFirstSeconds);
  }

  static double longestFirst(List<Double> lengths, double rate) {
    List<Double> sorted = lengths.stream().sorted(Comparator.reverseOrder()).toList();
    double last = 0;
    for (int index = 0; index < sorted.size(); index++) {
      last = Math.max(last, index / rate + sorted.get(index));
    }
    return last;
  }

  /** Of an account's several activities which one is for which job does not matter here. */
  private static List<Double> lengths(
      PlannedJob job, Map<String, Double> seconds, Map<String, Integer> ordinals) {
    List<Double> lengths = new ArrayList<>();
    for (int index = job.first(); index < job.first() + job.accounts(); index++) {
      String account = Ids.account(index);
      int ordinal = ordinals.merge(account, 1, Integer::sum) - 1;
      lengths.add(seconds.getOrDefault(account + '#' + ordinal, 0.0));
    }
    return lengths;
  }
}
