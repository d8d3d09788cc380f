package io.fanfare.bench.figure;

import io.fanfare.bench.party.Known;
import io.fanfare.bench.vendor.Acceptance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All figures of one party; seconds, milliseconds and kilobytes where the names say so.
 *
 * @param completed different pieces of work that the party knows to be completed
 * @param lost pieces of work that it does not know to be completed
 * @param neverAccepted pieces of work that the vendor never accepted
 * @param duplicates accepted activities that repeat an accepted one
 * @param throttled calls refused because of too many in a second
 * @param makespanSeconds from the beginning to the last completion known
 * @param steadyPerSecond completions a second between the first and the last fifth of them
 * @param lagSeconds from the vendor's end of an activity to the party's knowledge
 * @param cpuMillisPerActivity of all its processes
 * @param jobs how small jobs fared beside a big one; empty where there is one kind
 */
public record Figures(
    String party,
    boolean timedOut,
    int planned,
    long completed,
    long lost,
    long neverAccepted,
    long duplicates,
    int throttled,
    Map<String, Integer> calls,
    double callsPerActivity,
    double makespanSeconds,
    double makespanToBound,
    double completedPerSecond,
    double steadyPerSecond,
    Spread lagSeconds,
    double cpuMillisPerActivity,
    Map<String, Usage> usage,
    Map<String, Usage> surroundings,
    int glueLines,
    Optional<SmallJobs> jobs) {

  /** Reckons them from what was seen. */
  public static Figures of(Attempt attempt, Bound bound) {
    Map<String, Acceptance> byId =
        attempt.ledger().acceptances().stream()
            .collect(Collectors.toMap(Acceptance::id, Function.identity()));
    int planned = attempt.workload().activities();
    long completed = accepted(attempt, byId).map(Acceptance::work).distinct().count();
    long works = attempt.ledger().acceptances().stream().map(Acceptance::work).distinct().count();
    double makespan = makespan(attempt);
    double each = Math.max(1, completed);
    double cpu = attempt.usage().values().stream().mapToLong(Usage::cpuMillis).sum();
    return new Figures(
        attempt.party(),
        attempt.timedOut(),
        planned,
        completed,
        planned - completed,
        planned - works,
        attempt.ledger().duplicates(),
        attempt.ledger().throttled(),
        calls(attempt),
        attempt.ledger().calls("total") / each,
        makespan,
        makespan / bound.makespanSeconds(),
        completed / makespan,
        Pace.steady(attempt.completions()),
        Spread.of(lags(attempt, byId)),
        cpu / each,
        attempt.usage(),
        attempt.surroundings(),
        attempt.glueLines(),
        SmallJobs.of(attempt, bound, byId));
  }

  private static Stream<Acceptance> accepted(Attempt attempt, Map<String, Acceptance> byId) {
    return attempt.completions().stream()
        .flatMap(known -> Optional.ofNullable(byId.get(known.activity())).stream());
  }

  private static Map<String, Integer> calls(Attempt attempt) {
    return Stream.of("total", "submission", "poll", "directory", "other")
        .collect(Collectors.toMap(Function.identity(), attempt.ledger()::calls));
  }

  private static double makespan(Attempt attempt) {
    Instant last =
        attempt.completions().stream()
            .map(Known::at)
            .max(Instant::compareTo)
            .orElse(attempt.began());
    return Math.max(1, Duration.between(attempt.began(), last).toMillis()) / 1000.0;
  }

  private static List<Double> lags(Attempt attempt, Map<String, Acceptance> byId) {
    return attempt.completions().stream()
        .filter(known -> byId.containsKey(known.activity()))
        .flatMap(known -> byId.get(known.activity()).endedAt().map(end -> lag(end, known)).stream())
        .toList();
  }

  private static double lag(Instant end, Known known) {
    return Duration.between(end, known.at()).toMillis() / 1000.0;
  }
}
