package io.fanfare.seeds;

import io.fanfare.seeds.Foresight.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/**
 * How often plans keep their word: the finish over many seeds of a few hundred accounts, the polls
 * over a few seeds of a thousand. Arguments: seeds and accounts of the first, and one of the jobs.
 */
public final class PlanBench {
  private static final int FEW_SEEDS = 5;
  private static final int THOUSAND = 1_000;

  private PlanBench() {}

  public static void main(String[] arguments) {
    int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
    List<String> lines = new ArrayList<>();
    List<Foreseen> jobs =
        arguments.length > 2 ? List.of(Foreseen.valueOf(arguments[2])) : List.of(Foreseen.values());
    int runs = jobs.size() * (seeds + FEW_SEEDS);
    try (ProgressBar bar = new ProgressBar("Plans", runs)) {
      for (Foreseen job : jobs) {
        lines.add(finish(job, accounts, job.play(accounts, seeds, bar::step)));
        lines.add(polls(job, job.play(THOUSAND, FEW_SEEDS, bar::step)));
      }
    }
    lines.forEach(System.out::println);
  }

  private static String finish(Foreseen job, int accounts, List<Seen> seen) {
    return String.format(
        Locale.ROOT,
        "%-8s %5d accounts, %3d seeds: before p50 %5.1f %%, before p90 %5.1f %%,"
            + " took %.3f of p50 in the mean, polls %.3f of the plan",
        job,
        accounts,
        seen.size(),
        100.0 * seen.stream().filter(Seen::isBeforeHalf).count() / seen.size(),
        100.0 * seen.stream().filter(Seen::isBeforeMost).count() / seen.size(),
        seen.stream().mapToDouble(Seen::timeRatio).average().orElse(0),
        seen.stream().mapToDouble(Seen::looksRatio).average().orElse(0));
  }

  private static String polls(Foreseen job, List<Seen> seen) {
    double least = seen.stream().mapToDouble(Seen::looksRatio).min().orElse(0);
    double most = seen.stream().mapToDouble(Seen::looksRatio).max().orElse(0);
    boolean exact = seen.stream().allMatch(one -> one.submissions() == one.said().submissions());
    return String.format(
        Locale.ROOT,
        "%-8s %5d accounts, %3d seeds: polls %.3f to %.3f of the plan, submissions exact: %s",
        job,
        THOUSAND,
        seen.size(),
        least,
        most,
        exact);
  }
}
