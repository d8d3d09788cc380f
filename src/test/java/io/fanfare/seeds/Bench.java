package io.fanfare.seeds;

import io.fanfare.activity.OnUnknown;
import io.fanfare.prediction.Kind;
import io.fanfare.seeds.scenario.Faults;
import io.fanfare.seeds.scenario.JobPlan;
import io.fanfare.seeds.scenario.Quota;
import io.fanfare.seeds.scenario.Scenario;
import io.fanfare.seeds.scenario.Scenario.Clocks;
import io.fanfare.seeds.store.ActivityRow;
import io.fanfare.seeds.vendor.Durations;
import io.fanfare.seeds.vendor.Ledger;
import io.fanfare.seeds.vendor.Remote;
import io.fanfare.seeds.vendor.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How well the engine spends its calls: one replica on a virtual clock, nothing going wrong, 10
 * calls a second, round trips of 40 to 60 ms, activities of lognormal length.
 */
final class Bench {
  private static final Instant BEGAN = Instant.parse("2026-03-02T00:10:00Z");
  private static final String OPERATION = "add_list_memberships";
  private static final int RATE = 10;
  private static final long DAY = 250_000;
  private static final Duration SPREAD = Duration.ofMillis(10);
  private static final Duration MEDIAN = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofSeconds(600);
  private static final int SAMPLES = 2_000;
  private static final double MIDDLE_SIZE = 64;

  private Bench() {}

  /** Lengths that nothing foretells: sigma 1. */
  static Durations unpredicted() {
    return Durations.of(MEDIAN, 1, LONGEST);
  }

  /** Lengths in proportion to the items, but for noise of sigma 0.5; sigma 1 together. */
  static Durations predicted() {
    Duration each = Duration.ofNanos((long) (MEDIAN.toNanos() / MIDDLE_SIZE));
    return new Durations(each, 0.5, LONGEST, 1);
  }

  /** Sizes whose logarithms have sigma 0.87 around 64. */
  static List<Integer> sizes(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double sigma = Math.sqrt(0.75);
    return IntStream.range(0, count)
        .map(i -> (int) Math.max(1, MIDDLE_SIZE * Math.exp(sigma * random.nextGaussian())))
        .boxed()
        .toList();
  }

  /** One job over so many accounts. */
  static JobPlan job(int accounts, int chunks, List<Integer> sizes) {
    return new JobPlan(
        Duration.ZERO,
        OPERATION,
        IntStream.range(0, accounts).mapToObj(i -> String.format("a%05d", i)).toList(),
        chunks,
        sizes,
        5,
        OnUnknown.RECONCILE);
  }

  /** Urgent jobs of one account each, coming within a time. */
  static List<JobPlan> urgent(int count, Duration within, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new JobPlan(
                    Duration.ofNanos(random.nextLong(within.toNanos())),
                    OPERATION,
                    List.of("u" + i),
                    1,
                    List.of(1),
                    9,
                    OnUnknown.RECONCILE))
        .toList();
  }

  /** Plays jobs; with {@code learned} the engine has seen many such activities before. */
  static Simulation play(long seed, List<JobPlan> jobs, Durations durations, boolean learned) {
    return begin(seed, jobs, durations, learned).run();
  }

  /** The same before anything has happened. */
  static Simulation begin(long seed, List<JobPlan> jobs, Durations durations, boolean learned) {
    Scenario scenario =
        new Scenario(
            BEGAN,
            1,
            Clocks.EXACT,
            new Quota(RATE, DAY, 0.05, Duration.ofMillis(60)),
            new Terms(RATE, DAY, 500, true, Duration.ofDays(10), 900),
            SPREAD,
            durations,
            0,
            jobs,
            Faults.NONE);
    Simulation simulation = new Simulation(seed, scenario, Alteration.NONE);
    Node node = simulation.start();
    if (learned) {
      operations(jobs).forEach(operation -> teach(node, operation, durations, seed));
    }
    simulation.world().in(Duration.ofMillis(1), node::syncDirectory);
    return simulation;
  }

  private static List<String> operations(List<JobPlan> jobs) {
    return jobs.stream()
        .flatMap(job -> job.steps().stream())
        .map(JobPlan.Part::operation)
        .distinct()
        .toList();
  }

  private static void teach(Node node, String operation, Durations durations, long seed) {
    SplittableRandom random = new SplittableRandom(~seed).split(); // Not the row of the sizes.
    sizes(SAMPLES, ~seed)
        .forEach(
            items ->
                node.learned().ended(Kind.of(operation, items), durations.draw(items, random)));
  }

  /** The figures of a run. */
  static Figures figures(Simulation simulation) {
    Ledger ledger = simulation.around().vendor().ledger();
    List<ActivityRow> ended = List.copyOf(simulation.around().tables().ended());
    Instant last = ended.stream().map(ActivityRow::endedAt).max(Instant::compareTo).orElseThrow();
    double makespan = seconds(Duration.between(BEGAN, last));
    List<Remote> made = ended.stream().map(row -> ledger.of(Checker.origin(row)).get(0)).toList();
    double lag = 0;
    for (int i = 0; i < made.size(); i++) {
      lag += seconds(Duration.between(made.get(i).endsAt(), ended.get(i).endedAt()));
    }
    int directory = ledger.kinds().getOrDefault("directory", 0);
    double calls = (double) (ledger.calls() - directory) / ended.size();
    return new Figures(ended.size(), makespan, bound(made, directory), lag / made.size(), calls);
  }

  /** All calls at the full rate, or the longest-first optimum where that is later. */
  private static double bound(List<Remote> made, int directory) {
    double calls = (2.0 * made.size() + directory) / RATE;
    List<Double> longestFirst = new ArrayList<>();
    made.forEach(remote -> longestFirst.add(seconds(remote.waits().plus(remote.works()))));
    longestFirst.sort(Comparator.reverseOrder());
    double optimum = 0;
    for (int i = 0; i < longestFirst.size(); i++) {
      optimum = Math.max(optimum, (i + 1.0) / RATE + longestFirst.get(i));
    }
    return Math.max(calls, optimum);
  }

  /** From asking to the arrival of the POST at the vendor, for jobs of one activity. */
  static List<Double> firstPosts(Simulation simulation, List<JobPlan> urgent) {
    Ledger ledger = simulation.around().vendor().ledger();
    return urgent.stream()
        .map(
            job ->
                simulation.around().tables().ended().stream()
                    .filter(
                        row -> row.activity().target().accountId().equals(job.accounts().get(0)))
                    .map(row -> ledger.of(Checker.origin(row)).get(0).createdAt())
                    .map(at -> seconds(Duration.between(BEGAN.plus(job.after()), at)))
                    .findFirst()
                    .orElseThrow())
        .sorted()
        .toList();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /**
   * What a run came to; times in seconds.
   *
   * @param lag from the vendor's end to our record of it, in the mean
   * @param calls a completed activity, directory pages left out
   */
  record Figures(int completed, double makespan, double bound, double lag, double calls) {
    double ratio() {
      return makespan / bound;
    }
  }
}
