package io.fanfare.simulator;

import io.fanfare.simulator.bulk.SizeRule;
import io.fanfare.simulator.limits.WindowKind;
import io.fanfare.simulator.partner.StatusMapping;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the simulated vendor is set up. Every {@code with} method leaves the original alone.
 *
 * @param port 0 takes a free one
 * @param seed of everything random: ids of activities, the luck of faults, and durations, which
 *     depend on it, on the account and on how many activities the account had before
 */
public record SimulatorSettings(
    int port,
    long seed,
    Population population,
    Limits limits,
    Timing timing,
    Credentials credentials,
    Quirks quirks) {
  private static final Duration UNCAPPED = Duration.ofDays(10);

  /**
   * Who is there at the start.
   *
   * @param accounts managed accounts, beside three unmanaged ones and a cancelled one
   * @param contacts in each account
   * @param lists names of the lists in each account
   * @param tags names of the tags in each account
   */
  public record Population(int accounts, int contacts, List<String> lists, List<String> tags) {}

  /**
   * What the key and an account may do.
   *
   * @param queued unfinished activities of one account
   */
  public record Limits(int ratePerSecond, int dailyQuota, int queued) {}

  /**
   * How fast time goes.
   *
   * @param timeWarp divides the duration of activities, never the network
   * @param dayWarp vendor seconds in a real second; 1 for real days
   * @param tokenLifetime real time
   */
  public record Timing(
      double timeWarp,
      double dayWarp,
      Duration tokenLifetime,
      Durations durations,
      Distance distance) {}

  /**
   * How long activities take, before the warp.
   *
   * @param median of operations without one of their own
   * @param sigma of the duration's logarithm
   * @param cap no activity takes longer
   * @param medians by operation, where they differ
   */
  public record Durations(
      Duration median, double sigma, Duration cap, Map<String, Duration> medians) {}

  /**
   * How far away callers are. Whole milliseconds; the admin API is near.
   *
   * @param oneWay that every request and every answer takes at least
   * @param jitter that each takes at most in addition
   */
  public record Distance(Duration oneWay, Duration jitter) {
    /** On the same machine. */
    public static final Distance NONE = new Distance(Duration.ZERO, Duration.ZERO);
  }

  /** What a caller must know. */
  public record Credentials(String clientId, String clientSecret, String apiKey) {}

  /**
   * Where the vendor's documentation leaves a choice.
   *
   * @param window what "calls a second" means
   * @param burst what the bucket holds, where the window is one; 0 for a second's calls
   * @param proxiedCost how many calls one through the envelope counts for
   * @param statuses what becomes of an inner status
   * @param size where an import is cut
   * @param exportAsJsonString a CSV comes out of the envelope as a JSON string, else as it is
   * @param newestFirst the order of an account's activities
   */
  public record Quirks(
      WindowKind window,
      int burst,
      int proxiedCost,
      StatusMapping statuses,
      SizeRule size,
      boolean exportAsJsonString,
      boolean newestFirst) {

    /** As the service takes the vendor to be, but for what comes out of the envelope. */
    public Quirks(
        boolean proxyStatusPassThrough, boolean countOuterBytes, boolean exportAsJsonString) {
      this(
          WindowKind.SLIDING,
          0,
          1,
          proxyStatusPassThrough ? StatusMapping.PASSED_THROUGH : StatusMapping.SUCCESS_AS_200,
          new SizeRule(SizeRule.DECIMAL, countOuterBytes),
          exportAsJsonString,
          true);
    }

    /** With other limits. */
    public Quirks counting(WindowKind other, int otherBurst, int otherCost) {
      return new Quirks(
          other, otherBurst, otherCost, statuses, size, exportAsJsonString, newestFirst);
    }

    /** With other answers. */
    public Quirks answering(StatusMapping other, SizeRule otherSize) {
      return new Quirks(
          window, burst, proxiedCost, other, otherSize, exportAsJsonString, newestFirst);
    }
  }

  /** Ten accounts, a partner's limits, activities of about four seconds. */
  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        0,
        1,
        new Population(10, 4, List.of("Newsletter", "Customers"), List.of("VIP", "Lead")),
        new Limits(10, 250_000, 1_000),
        new Timing(
            1,
            1,
            Duration.ofHours(1),
            new Durations(Duration.ofSeconds(4), 0.5, UNCAPPED, Map.of()),
            Distance.NONE),
        new Credentials("sim-client", "sim-secret", "sim-key"),
        new Quirks(true, true, false));
  }

  public SimulatorSettings withPort(int value) {
    return new SimulatorSettings(value, seed, population, limits, timing, credentials, quirks);
  }

  public SimulatorSettings withSeed(long value) {
    return new SimulatorSettings(port, value, population, limits, timing, credentials, quirks);
  }

  public SimulatorSettings withPopulation(Population value) {
    return new SimulatorSettings(port, seed, value, limits, timing, credentials, quirks);
  }

  public SimulatorSettings withLimits(Limits value) {
    return new SimulatorSettings(port, seed, population, value, timing, credentials, quirks);
  }

  public SimulatorSettings withTiming(Timing value) {
    return new SimulatorSettings(port, seed, population, limits, value, credentials, quirks);
  }

  public SimulatorSettings withCredentials(String clientId, String clientSecret, String apiKey) {
    Credentials value = new Credentials(clientId, clientSecret, apiKey);
    return new SimulatorSettings(port, seed, population, limits, timing, value, quirks);
  }

  public SimulatorSettings withQuirks(Quirks value) {
    return new SimulatorSettings(port, seed, population, limits, timing, credentials, value);
  }

  public SimulatorSettings withAccounts(int value) {
    return withPopulation(
        new Population(value, population.contacts(), population.lists(), population.tags()));
  }

  public SimulatorSettings withContactsPerAccount(int value) {
    return withPopulation(
        new Population(population.accounts(), value, population.lists(), population.tags()));
  }

  public SimulatorSettings withRatePerSecond(int value) {
    return withLimits(new Limits(value, limits.dailyQuota(), limits.queued()));
  }

  public SimulatorSettings withDailyQuota(int value) {
    return withLimits(new Limits(limits.ratePerSecond(), value, limits.queued()));
  }

  public SimulatorSettings withLists(List<String> names) {
    return withPopulation(
        new Population(population.accounts(), population.contacts(), names, population.tags()));
  }

  public SimulatorSettings withQueueLimit(int value) {
    return withLimits(new Limits(limits.ratePerSecond(), limits.dailyQuota(), value));
  }

  public SimulatorSettings withTimeWarp(double value) {
    return withTiming(
        new Timing(
            value, timing.dayWarp(), timing.tokenLifetime(), timing.durations(), distance()));
  }

  public SimulatorSettings withDayWarp(double value) {
    return withTiming(
        new Timing(
            timing.timeWarp(), value, timing.tokenLifetime(), timing.durations(), distance()));
  }

  public SimulatorSettings withTokenLifetime(Duration value) {
    return withTiming(
        new Timing(timing.timeWarp(), timing.dayWarp(), value, timing.durations(), distance()));
  }

  public SimulatorSettings withDistance(Distance value) {
    return withTiming(
        new Timing(
            timing.timeWarp(),
            timing.dayWarp(),
            timing.tokenLifetime(),
            timing.durations(),
            value));
  }

  /** {@code median} of all operations without an own one, and {@code sigma} of all. */
  public SimulatorSettings withDurations(Duration median, double sigma) {
    Durations old = timing.durations();
    return withDurations(new Durations(median, sigma, old.cap(), old.medians()));
  }

  /** No activity takes longer than {@code cap}. */
  public SimulatorSettings withDurationCap(Duration cap) {
    Durations old = timing.durations();
    return withDurations(new Durations(old.median(), old.sigma(), cap, old.medians()));
  }

  /** The median of one operation. */
  public SimulatorSettings withDuration(String operation, Duration median) {
    Durations old = timing.durations();
    Map<String, Duration> medians = new LinkedHashMap<>(old.medians());
    medians.put(operation, median);
    return withDurations(new Durations(old.median(), old.sigma(), old.cap(), Map.copyOf(medians)));
  }

  private SimulatorSettings withDurations(Durations value) {
    return withTiming(
        new Timing(timing.timeWarp(), timing.dayWarp(), timing.tokenLifetime(), value, distance()));
  }

  private Distance distance() {
    return timing.distance();
  }
}
