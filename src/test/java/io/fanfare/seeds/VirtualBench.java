package io.fanfare.seeds;

import io.fanfare.seeds.Bench.Figures;
import io.fanfare.seeds.scenario.JobPlan;
import io.fanfare.seeds.vendor.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import me.tongfei.progressbar.ProgressBar;

/** {@code -Pbench -Dbench=virtual}: the policy at full size, medians of five seeds. */
public final class VirtualBench {
  private static final int ACCOUNTS = 10_000;
  private static final int SEEDS = 5;
  private static final int RUNS = 6 * SEEDS;

  private final List<String> table = new ArrayList<>();
  private final List<String> json = new ArrayList<>();
  private final ProgressBar bar;

  private VirtualBench(ProgressBar bar) {
    this.bar = bar;
  }

  public static void main(String[] arguments) throws IOException {
    VirtualBench bench;
    try (ProgressBar bar = new ProgressBar("Virtual", RUNS)) {
      bench = new VirtualBench(bar);
      bench.run();
    }
    Path file = Path.of("target", "bench", "virtual.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[\n" + String.join(",\n", bench.json) + "\n]\n");
    bench.table.forEach(System.out::println);
  }

  private void run() {
    Durations unpredicted = Bench.unpredicted();
    row(
        "10,000 x 1, first time",
        seed -> fanfare(seed, ACCOUNTS, 1, List.of(1), unpredicted, false));
    row(
        "10,000 x 1, length learned",
        seed -> fanfare(seed, ACCOUNTS, 1, List.of(1), unpredicted, true));
    row("10,000 x 1, size foretells", this::predicted);
    row("20 x 100", seed -> fanfare(seed, 20, 100, List.of(1), unpredicted, true));
    row("10,000 x 1, pool of 200, 5 s", seed -> Pool.play(ACCOUNTS, 200, unpredicted, seed));
    urgent();
  }

  private Figures predicted(long seed) {
    return fanfare(seed, ACCOUNTS, 1, Bench.sizes(ACCOUNTS, seed), Bench.predicted(), true);
  }

  private static Figures fanfare(
      long seed, int accounts, int chunks, List<Integer> sizes, Durations law, boolean learned) {
    JobPlan job = Bench.job(accounts, chunks, sizes);
    return Bench.figures(Bench.play(seed, List.of(job), law, learned));
  }

  private void row(String what, LongFunction<Figures> play) {
    List<Figures> all =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(
                seed -> {
                  Figures figures = play.apply(seed);
                  bar.step();
                  return figures;
                })
            .sorted(Comparator.comparingDouble(Figures::ratio))
            .toList();
    Figures median = all.get(SEEDS / 2);
    table.add(
        String.format(
            Locale.ROOT,
            "%-28s makespan %7.0f s = %.3f of the bound, lag %5.1f s, calls %.3f",
            what,
            median.makespan(),
            median.ratio(),
            median.lag(),
            median.calls()));
    json.add(
        String.format(
            Locale.ROOT,
            "{\"run\": \"%s\", \"makespan_s\": %.1f, \"bound_s\": %.1f, \"lag_s\": %.2f,"
                + " \"calls\": %.4f}",
            what,
            median.makespan(),
            median.bound(),
            median.lag(),
            median.calls()));
  }

  private void urgent() {
    List<Double> posts = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<JobPlan> urgent = Bench.urgent(200, Duration.ofMinutes(15), seed);
      List<JobPlan> jobs = new ArrayList<>(urgent);
      jobs.add(0, Bench.job(ACCOUNTS, 1, List.of(1)));
      posts.addAll(Bench.firstPosts(Bench.play(seed, jobs, Bench.unpredicted(), false), urgent));
      bar.step();
    }
    posts.sort(Comparator.naturalOrder());
    double median = posts.get(posts.size() / 2);
    double p99 = posts.get(posts.size() * 99 / 100);
    table.add(
        String.format(
            Locale.ROOT, "urgent behind 10,000: first POST p50 %.3f s, p99 %.3f s", median, p99));
    json.add(
        String.format(
            Locale.ROOT, "{\"run\": \"urgent\", \"p50_s\": %.3f, \"p99_s\": %.3f}", median, p99));
  }
}
