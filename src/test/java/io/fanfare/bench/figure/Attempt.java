package io.fanfare.bench.figure;

import io.fanfare.bench.party.Known;
import io.fanfare.bench.vendor.Ledger;
import io.fanfare.bench.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was seen of one party at work.
 *
 * @param began when it was told to begin
 * @param timedOut whether it was stopped before it was done
 * @param completions as it knows them
 * @param usage of its processes
 * @param surroundings usage of the simulator and the driver
 * @param glueLines lines of code that its user keeps
 */
public record Attempt(
    String party,
    Workload workload,
    Instant began,
    boolean timedOut,
    List<Known> completions,
    Ledger ledger,
    Map<String, Usage> usage,
    Map<String, Usage> surroundings,
    int glueLines) {}
