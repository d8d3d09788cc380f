package io.fanfare.bench.report;

import io.fanfare.bench.figure.Bound;
import io.fanfare.bench.figure.Figures;
import io.fanfare.bench.figure.SmallJobs;
import io.fanfare.bench.figure.Spread;
import io.fanfare.bench.figure.Usage;
import io.fanfare.bench.workload.Workload;
import io.fanfare.sandbox.screen.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line for each figure, a column for the bound and for each party. */
public final class TableReport {
  private static final String NO_BOUND = "-";
  private static final int KILO = 1_024;

  private final Workload workload;
  private final Bound bound;
  private final List<Figures> parties;
  private final Table table;

  public TableReport(Workload workload, Bound bound, List<Figures> parties) {
    this.workload = workload;
    this.bound = bound;
    this.parties = parties;
    List<String> headings = new ArrayList<>(List.of("FIGURE", "BOUND"));
    parties.forEach(one -> headings.add(one.party().toUpperCase(Locale.ROOT)));
    this.table = new Table(headings.toArray(String[]::new));
  }

  public List<String> lines() {
    row("completed", count(workload.activities()), f -> count(f.completed()) + ended(f));
    row("lost", "0", f -> count(f.lost()));
    row("duplicates", "0", f -> count(f.duplicates()));
    row("429 for too many calls", "0", f -> count(f.throttled()));
    row("calls / completed", two(bound.callsPerActivity()), f -> two(f.callsPerActivity()));
    speed();
    lag();
    parties.stream().findAny().flatMap(Figures::jobs).ifPresent(some -> smallJobs());
    row("CPU ms / completed", NO_BOUND, f -> two(f.cpuMillisPerActivity()));
    row("CPU s by process", NO_BOUND, f -> usage(f, one -> two(one.cpuMillis() / 1000.0)));
    row("peak RSS MB by process", NO_BOUND, f -> usage(f, one -> megabytes(one.peakKilobytes())));
    row("peak RSS KB / completed", NO_BOUND, TableReport::memoryEach);
    row("lines of code to keep", NO_BOUND, f -> count(f.glueLines()));
    return table.lines();
  }

  private void speed() {
    String least = workload.limited() ? one(bound.makespanSeconds()) : NO_BOUND;
    row("makespan s", least, f -> one(f.makespanSeconds()));
    if (workload.limited()) {
      row("makespan / bound", "1.00", f -> two(f.makespanToBound()));
    } else {
      row("completed / s", NO_BOUND, f -> one(f.completedPerSecond()));
      row("completed / s, middle 60 %", NO_BOUND, f -> one(f.steadyPerSecond()));
    }
  }

  private void lag() {
    row("lag s mean", "0", f -> two(f.lagSeconds().mean()));
    row("lag s p50 p95 p99", "0", f -> percentiles(f.lagSeconds()));
  }

  private void smallJobs() {
    row("small job, first POST s p50 p99", "0", f -> small(f, s -> ends(s.firstPostSeconds())));
    row("small job, slowdown p50 p99", "1.00", f -> small(f, s -> ends(s.slowdown())));
    row("big job, slowdown", "1.00", f -> small(f, s -> two(s.bigSlowdown())));
    row("Jain index of 1 / slowdown", "1.00", f -> small(f, s -> two(s.fairness())));
  }

  private void row(String name, String least, Function<Figures, String> value) {
    table.row(
        Stream.concat(Stream.of(name, least), parties.stream().map(value)).toArray(String[]::new));
  }

  private static String small(Figures figures, Function<SmallJobs, String> value) {
    return figures.jobs().map(value).orElse(NO_BOUND);
  }

  private static String ended(Figures figures) {
    return figures.timedOut() ? " (stopped)" : "";
  }

  private static String usage(Figures figures, Function<Usage, String> value) {
    return figures.usage().entrySet().stream()
        .map(entry -> entry.getKey() + " " + value.apply(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String memoryEach(Figures figures) {
    long peak = figures.usage().values().stream().mapToLong(Usage::peakKilobytes).sum();
    return one((double) peak / Math.max(1, figures.completed()));
  }

  private static String percentiles(Spread spread) {
    return String.join(" ", two(spread.p50()), two(spread.p95()), two(spread.p99()));
  }

  private static String ends(Spread spread) {
    return two(spread.p50()) + " " + two(spread.p99());
  }

  private static String megabytes(long kilobytes) {
    return count(kilobytes / KILO);
  }

  private static String count(long number) {
    return Long.toString(number);
  }

  private static String one(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
