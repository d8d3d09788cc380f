package io.fanfare.bench.figure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fanfare.bench.party.Known;
import io.fanfare.bench.vendor.Acceptance;
import io.fanfare.bench.vendor.Ledger;
import io.fanfare.bench.workload.Habits;
import io.fanfare.bench.workload.PlannedJob;
import io.fanfare.bench.workload.Vendor;
import io.fanfare.bench.workload.Workload;
import io.fanfare.simulator.vendor.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small things to reckon with: two calls a second, everything in whole seconds. */
final class Samples {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private Samples() {}

  static Workload workload(PlannedJob... jobs) {
    int accounts =
        List.of(jobs).stream().mapToInt(job -> job.first() + job.accounts()).max().orElse(0);
    Vendor vendor =
        new Vendor(accounts, 2, Duration.ZERO, 0, Duration.ZERO, 1, Duration.ZERO, Duration.ZERO);
    Habits habits = new Habits(1, Duration.ZERO, Duration.ZERO);
    return new Workload("W", "", 1, vendor, List.of(jobs), habits, List.of(), true, 1);
  }

  static PlannedJob job(int number, int arrives, int first, int accounts) {
    return new PlannedJob(number, Duration.ofSeconds(arrives), first, accounts, 1);
  }

  /** The {@code index}-th account's {@code ordinal}-th activity. */
  static Acceptance acceptance(int index, int ordinal, int from, int seconds) {
    return new Acceptance(
        index + "-" + ordinal,
        Ids.account(index),
        ordinal,
        "same",
        at(from),
        Optional.of(at(from + seconds)));
  }

  static Known known(String activity, int at) {
    return new Known(activity, at(at));
  }

  static Ledger ledger(Acceptance... acceptances) {
    var summary = JsonNodeFactory.instance.objectNode().put("throttled", 3);
    summary.putObject("calls").put("total", 12).put("submission", acceptances.length);
    return new Ledger(summary, List.of(acceptances), Map.of());
  }

  static Attempt attempt(Workload workload, List<Known> completions, Ledger ledger) {
    Map<String, Usage> usage = Map.of("a", new Usage(30, 1), "b", new Usage(10, 1));
    return new Attempt("one", workload, START, false, completions, ledger, usage, Map.of(), 7);
  }

  static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }
}
