package io.fanfare.seeds.scenario;

import io.fanfare.activity.OnUnknown;
import io.fanfare.seeds.scenario.Scenario.Clocks;
import io.fanfare.seeds.vendor.Durations;
import io.fanfare.seeds.vendor.Moods;
import io.fanfare.seeds.vendor.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws a scenario from a seed: small, and each kind of fault only in some of them. */
public final class Draw {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final List<String> OPERATIONS =
      List.of(
          "add_list_memberships",
          "add_list_memberships",
          "contacts_json_import",
          "contact_delete",
          "update_contact_list",
          "create_contact_list",
          "delete_contact_list");

  private final SplittableRandom random;

  private Draw(long seed) {
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
  }

  /** The scenario of a seed, always the same one. */
  public static Scenario scenario(long seed) {
    return new Draw(seed).scenario();
  }

  private Scenario scenario() {
    boolean midnight = random.nextInt(4) == 0;
    List<JobPlan> jobs = jobs();
    int size = jobs.stream().mapToInt(JobPlan::size).sum();
    int rate = random.nextBoolean() ? 10 : 4;
    long perDay = midnight ? 30 + random.nextInt(4 * size + 30) : 250_000;
    int cap = random.nextInt(3) == 0 ? 2 + random.nextInt(4) : 900;
    Duration guard = Duration.ofMillis(60);
    return new Scenario(
        midnight ? MIDNIGHT.minus(upTo(Duration.ofMinutes(12))) : NOON,
        1 + random.nextInt(3),
        clocks(midnight),
        new Quota(rate, perDay, random.nextInt(3) == 0 ? 0 : 0.05, guard),
        new Terms(rate, perDay, pageSize(), random.nextBoolean(), Duration.ofDays(10), cap),
        guard.dividedBy(2),
        durations(),
        random.nextBoolean() ? 0 : 0.2,
        jobs,
        faults());
  }

  private int pageSize() {
    return random.nextInt(3) == 0 ? 500 : 2 + random.nextInt(3);
  }

  /** Near midnight the day must turn at the vendor when it does in the store, give or take 5 s. */
  private Clocks clocks(boolean midnight) {
    if (random.nextInt(3) == 0) {
      return Clocks.EXACT;
    }
    Duration skew = Duration.ofMinutes(5);
    Duration store = either(skew);
    Duration vendor = midnight ? store.plus(either(Duration.ofSeconds(4))) : either(skew);
    return new Clocks(store, vendor, skew);
  }

  private Durations durations() {
    Duration median = Duration.ofSeconds(1 + random.nextInt(40));
    return Durations.of(median, 0.3 + random.nextDouble(), Duration.ofMinutes(10));
  }

  private List<JobPlan> jobs() {
    int accounts = 5 + random.nextInt(26);
    List<JobPlan> jobs = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      jobs.add(job(accounts));
    }
    return jobs;
  }

  private JobPlan job(int accounts) {
    boolean deep = random.nextInt(4) == 0;
    int targets = deep ? 1 + random.nextInt(2) : 1 + random.nextInt(accounts);
    int first = random.nextInt(accounts - targets + 1);
    return new JobPlan(
        upTo(Duration.ofMinutes(3)),
        OPERATIONS.get(random.nextInt(OPERATIONS.size())),
        IntStream.range(first, first + targets).mapToObj(i -> "a" + i).toList(),
        deep ? 3 + random.nextInt(10) : 1 + random.nextInt(2),
        List.of(1 + random.nextInt(90)),
        random.nextInt(10),
        random.nextInt(5) == 0 ? OnUnknown.RESEND : OnUnknown.RECONCILE);
  }

  private Faults faults() {
    return new Faults(
        Duration.ofMinutes(4).plus(upTo(Duration.ofMinutes(6))),
        moods(),
        sometimes(0.02),
        sometimes(0.02),
        sometimes(0.1),
        some(2),
        some(2),
        some(5),
        some(3),
        some(20),
        some(3),
        some(2),
        some(4));
  }

  private Moods moods() {
    return new Moods(
        sometimes(0.1),
        sometimes(0.2),
        sometimes(0.1),
        sometimes(0.1),
        sometimes(0.2),
        sometimes(0.1),
        sometimes(0.05),
        sometimes(0.05),
        sometimes(0.3));
  }

  private double sometimes(double most) {
    return random.nextBoolean() ? 0 : random.nextDouble() * most;
  }

  private int some(int most) {
    return random.nextBoolean() ? 0 : 1 + random.nextInt(most);
  }

  private Duration upTo(Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos()));
  }

  private Duration either(Duration most) {
    return upTo(most.multipliedBy(2)).minus(most);
  }
}
