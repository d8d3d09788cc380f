package io.fanfare.bench.workload;

import io.fanfare.sandbox.SandboxFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The workloads by name; docs/benchmarks.md says what each is for. */
public final class Workloads {
  private static final int RATE = 10;
  private static final int CONTACTS = 200;
  private static final Duration MEDIAN = Duration.ofSeconds(30);
  private static final Duration CAP = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int CONCURRENCY = 200;
  private static final int SMALL_JOBS = 20;

  private final Knobs knobs;

  public Workloads(Knobs knobs) {
    this.knobs = knobs;
  }

  /** The workload that was asked for; an unknown name is a {@link SandboxFailure}. */
  public Workload asked() {
    String name = knobs.workload().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "W1" -> simple(name, "%d accounts x 1 import of %d contacts", List.of());
      case "W2" -> simple(name, "%d accounts x 1 import of %d contacts, disturbed", faults());
      case "W4" -> mixed(name);
      case "W5" -> deep(name);
      case "W6" -> headroom(name);
      default -> throw new SandboxFailure("-Dbench=" + name + " is none of W1, W2, W4, W5, W6");
    };
  }

  private Workload simple(String name, String title, List<Disturbance> disturbances) {
    int accounts = knobs.accounts(1_000);
    PlannedJob job = new PlannedJob(0, Duration.ZERO, 0, accounts, CONTACTS);
    return limited(name, title.formatted(accounts, CONTACTS), List.of(job), disturbances);
  }

  /** Half time is that of the calls: when half of what two calls an activity take has passed. */
  private List<Disturbance> faults() {
    long half = knobs.accounts(1_000) * 1_000L / scaledRate();
    String lost =
        "{'kind':'lost_answer','probability':0.02,"
            + "'match':{'method':'POST','path':'/activities/*'}}";
    String outage =
        "{'kind':'error','status':503,'shape':'message','duration_ms':%d}"
            .formatted(scaled(Duration.ofSeconds(30)).toMillis());
    return List.of(
        disturbance(0, lost),
        disturbance(half / 2, outage),
        disturbance(half, "{'kind':'revoke_tokens'}"));
  }

  private static Disturbance disturbance(long millis, String fault) {
    return new Disturbance(Duration.ofMillis(millis), fault.replace('\'', '"'));
  }

  /** Small jobs come while the big one is being submitted, each to accounts of its own. */
  private Workload mixed(String name) {
    int big = knobs.accounts(2_000);
    long span = big * 1_000L / scaledRate();
    Random random = new Random(knobs.seed());
    List<PlannedJob> jobs = new ArrayList<>();
    jobs.add(new PlannedJob(0, Duration.ZERO, 0, big, CONTACTS));
    int next = big;
    for (int number = 1; number <= SMALL_JOBS; number++) {
      int accounts = 1 + random.nextInt(5);
      Duration arrives = Duration.ofMillis(span * number / (SMALL_JOBS + 1));
      jobs.add(new PlannedJob(number, arrives, next, accounts, CONTACTS));
      next += accounts;
    }
    String title = "1 job of %d accounts and %d of 1 to 5 arriving over it";
    return limited(name, title.formatted(big, SMALL_JOBS), jobs, List.of());
  }

  private Workload deep(String name) {
    int accounts = knobs.accounts(20);
    List<PlannedJob> jobs = jobs(knobs.activities(100), accounts, CONTACTS);
    String title = "%d accounts x %d imports".formatted(accounts, jobs.size());
    return limited(name, title, jobs, List.of());
  }

  private static List<PlannedJob> jobs(int count, int accounts, int contacts) {
    List<PlannedJob> jobs = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      jobs.add(new PlannedJob(number, Duration.ZERO, 0, accounts, contacts));
    }
    return jobs;
  }

  private Workload limited(
      String name, String title, List<PlannedJob> jobs, List<Disturbance> disturbances) {
    int accounts = jobs.stream().mapToInt(job -> job.first() + job.accounts()).max().orElse(0);
    Vendor vendor = vendor(accounts, scaledRate(), MEDIAN, 1, knobs.warp());
    Habits habits = new Habits(knobs.concurrency(CONCURRENCY), scaled(POLL), scaled(TIMEOUT));
    long calls = 2L * jobs.stream().mapToInt(PlannedJob::accounts).sum() / scaledRate();
    long limit = knobs.limitSeconds(8 * calls + 900);
    return new Workload(name, title, knobs.seed(), vendor, jobs, habits, disturbances, true, limit);
  }

  /** No limits, short activities: what is left is what the parties themselves cost. */
  private Workload headroom(String name) {
    int accounts = knobs.accounts(4_000);
    int rate = knobs.rate(5_000);
    Duration second = Duration.ofSeconds(1);
    List<PlannedJob> jobs = jobs(knobs.activities(10), accounts, 1);
    Habits habits = new Habits(knobs.concurrency(2_000), second, TIMEOUT);
    return new Workload(
        name,
        "%d accounts x %d small imports, limits lifted".formatted(accounts, jobs.size()),
        knobs.seed(),
        vendor(accounts, rate, second, 0, 1),
        jobs,
        habits,
        List.of(),
        false,
        knobs.limitSeconds(600));
  }

  private Vendor vendor(int accounts, int rate, Duration median, double sigma, double warp) {
    Duration oneWay = Duration.ofMillis(knobs.oneWayMillis());
    Duration jitter = Duration.ofMillis(knobs.jitterMillis());
    return new Vendor(accounts, rate, median, sigma, CAP, warp, oneWay, jitter);
  }

  /** Where time goes faster, as many more calls fit into a second of it. */
  private int scaledRate() {
    return (int) Math.round(knobs.rate(RATE) * knobs.warp());
  }

  private Duration scaled(Duration real) {
    return Duration.ofMillis(Math.round(real.toMillis() / knobs.warp()));
  }
}
