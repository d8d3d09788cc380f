package io.fanfare.bench.figure;

import io.fanfare.bench.party.Known;
import io.fanfare.bench.vendor.Acceptance;
import io.fanfare.bench.workload.PlannedJob;
import io.fanfare.simulator.vendor.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How small jobs fared beside a big one. A job's slowdown is the time from its arrival to its last
 * completion, divided by the least it could take alone.
 *
 * @param firstPostSeconds from a small job's arrival to its first submission
 * @param slowdown of the small jobs that completed
 * @param bigSlowdown of the big one; 0 when it did not complete
 * @param fairness Jain's index over 1 / slowdown of all jobs; 1 when all are slowed down alike
 */
public record SmallJobs(
    Spread firstPostSeconds, Spread slowdown, double bigSlowdown, double fairness) {

  static Optional<SmallJobs> of(Attempt attempt, Bound bound, Map<String, Acceptance> byId) {
    List<PlannedJob> jobs = attempt.workload().jobs();
    if (jobs.stream().allMatch(job -> job.arrives().isZero())) {
      return Optional.empty();
    }
    Map<String, Instant> known = knownByAccount(attempt, byId);
    List<Double> slowdowns = new ArrayList<>();
    for (PlannedJob job : jobs) {
      double alone = Math.max(0.001, bound.jobSeconds().get(job.number()));
      slowdowns.add(seconds(attempt, job, known).map(took -> took / alone).orElse(0.0));
    }
    List<Double> small =
        slowdowns.subList(1, slowdowns.size()).stream().filter(s -> s > 0).toList();
    List<Double> shares =
        slowdowns.stream().map(slowdown -> slowdown == 0 ? 0 : 1 / slowdown).toList();
    return Optional.of(
        new SmallJobs(
            Spread.of(firstPosts(attempt)), Spread.of(small), slowdowns.get(0), jain(shares)));
  }

  static double jain(List<Double> shares) {
    double sum = shares.stream().mapToDouble(x -> x).sum();
    double squares = shares.stream().mapToDouble(x -> x * x).sum();
    return squares == 0 ? 0 : sum * sum / (shares.size() * squares);
  }

  /** Each account has one job here. */
  private static Map<String, Instant> knownByAccount(
      Attempt attempt, Map<String, Acceptance> byId) {
    Map<String, Instant> known = new HashMap<>();
    for (Known one : attempt.completions()) {
      Acceptance acceptance = byId.get(one.activity());
      if (acceptance != null) {
        known.merge(acceptance.account(), one.at(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return known;
  }

  private static List<String> accounts(PlannedJob job) {
    return IntStream.range(job.first(), job.first() + job.accounts())
        .mapToObj(Ids::account)
        .toList();
  }

  private static Optional<Double> seconds(
      Attempt attempt, PlannedJob job, Map<String, Instant> known) {
    if (!known.keySet().containsAll(accounts(job))) {
      return Optional.empty();
    }
    return accounts(job).stream()
        .map(known::get)
        .max(Instant::compareTo)
        .map(last -> between(attempt, job, last));
  }

  private static List<Double> firstPosts(Attempt attempt) {
    List<Double> latencies = new ArrayList<>();
    for (PlannedJob job : attempt.workload().jobs().subList(1, attempt.workload().jobs().size())) {
      accounts(job).stream()
          .flatMap(id -> Optional.ofNullable(attempt.ledger().firstSubmissions().get(id)).stream())
          .min(Instant::compareTo)
          .ifPresent(first -> latencies.add(between(attempt, job, first)));
    }
    return latencies;
  }

  private static double between(Attempt attempt, PlannedJob job, Instant end) {
    return Duration.between(attempt.began().plus(job.arrives()), end).toMillis() / 1000.0;
  }
}
