package io.fanfare.seeds;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.End;
import io.fanfare.activity.OnUnknown;
import io.fanfare.seeds.scenario.JobPlan;
import io.fanfare.seeds.store.ActivityRow;
import io.fanfare.seeds.store.JobRow;
import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.vendor.Ledger;
import io.fanfare.seeds.vendor.Remote;
import io.fanfare.seeds.vendor.Requested;
import io.fanfare.seeds.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the engine promises, compared with the store, the topic and the vendor's ledger. */
final class Checker {
  /** Everything ends within this time after the last fault, days that are spent not counted. */
  private static final Duration IN_TIME = Duration.ofMinutes(45);

  private final Simulation simulation;
  private final World world;
  private final Tables tables;
  private final Ledger ledger;

  Checker(Simulation simulation) {
    this.simulation = simulation;
    this.world = simulation.world();
    this.tables = simulation.around().tables();
    this.ledger = simulation.around().vendor().ledger();
  }

  /** Where an activity's request comes from, in the vendor's ledger. */
  static String origin(ActivityRow row) {
    Activity activity = row.activity();
    return Requested.origin(activity.work().payloadId().toString(), activity.target().accountId());
  }

  boolean isSettled() {
    boolean over = world.nanos() > lastFault().toNanos();
    return over
        && tables.jobs().size() == simulation.scenario().jobs().size()
        && tables.unended().isEmpty()
        && !tables.hasUnpublished();
  }

  private Duration lastFault() {
    return simulation.scenario().faults().until();
  }

  /** Liveness. */
  void checkTime() {
    long days = simulation.scenario().terms().perDay() < 10_000 ? 6 : 0;
    int size = simulation.scenario().jobs().stream().mapToInt(JobPlan::size).sum();
    Duration bound = lastFault().plus(IN_TIME).plusDays(days).plusSeconds(size);
    if (world.nanos() > bound.toNanos()) {
      throw world.violation("Not over after " + bound + ": " + waiting());
    }
  }

  private String waiting() {
    return tables.unended().stream()
            .limit(5)
            .map(row -> row.activity().toString())
            .collect(Collectors.joining("\n", "\n", "\n"))
        + tables.unpublished().size()
        + " unpublished, held: "
        + tables.held();
  }

  /** Everything else, when nothing goes on any more. */
  void checkEnd(Duration settled) {
    world.note("checker", "checks", "settled after " + settled);
    Told told = new Told(world, tables, simulation.around().topic().log());
    tables.ended().forEach(row -> checkEnded(row, told));
    tables.unended().forEach(row -> checkWaiting(row, told));
    tables.jobs().forEach(this::checkJob);
    told.requireOrder();
    if (!tables.held().isEmpty()) {
      throw world.violation("I8: still held: " + tables.held());
    }
  }

  private void checkWaiting(ActivityRow row, Told told) {
    ActivityState state = row.activity().state();
    if (!(state instanceof Ambiguous)) {
      throw world.violation("I1: " + row.activity() + " moved after everything had ended");
    }
    told.requireTold(row, "ambiguous");
  }

  private void checkEnded(ActivityRow row, Told told) {
    Ended ended = (Ended) row.activity().state();
    List<Remote> made = ledger.of(origin(row));
    boolean exact = row.activity().work().traits().onUnknown() != OnUnknown.RESEND;
    if (ended.remoteId() == null) {
      requireNothing(row, ended, exact ? made : List.of());
    } else if (made.stream().noneMatch(remote -> remote.id().equals(ended.remoteId()))) {
      requireLookalike(row, ended, made);
    } else if (exact) {
      requireSame(row, ended, made.get(0));
    }
    told.requireTold(row, ended.word());
  }

  private void requireNothing(ActivityRow row, Ended ended, List<Remote> made) {
    if (!made.isEmpty()) {
      throw world.violation("I1: " + row.activity() + " was forgotten at the vendor: " + made);
    }
    if (ended.end() == End.COMPLETED && ledger.runsOf(origin(row)) == 0) {
      throw world.violation("I1: " + row.activity() + " never ran");
    }
  }

  /**
   * The account's own activity, begun while ours may have been sent, alone in that: nothing that
   * the vendor shows tells them apart, but for imports, which count their rows.
   */
  private void requireLookalike(ActivityRow row, Ended ended, List<Remote> made) {
    boolean counted = row.activity().work().operation().equals("contacts_json_import");
    boolean foreign = simulation.around().vendor().isForeign(ended.remoteId());
    if (counted || !foreign || !made.isEmpty()) {
      throw world.violation("I2: " + row.activity() + " ended as another, its own: " + made);
    }
  }

  private void requireSame(ActivityRow row, Ended ended, Remote remote) {
    boolean same = ended.end().name().equals(remote.end().name().toUpperCase(Locale.ROOT));
    if (!same && ended.end() != End.UNTRACEABLE) {
      throw world.violation("I1: " + row.activity() + " ended otherwise: " + remote);
    }
  }

  private void checkJob(JobRow job) {
    boolean unended =
        tables.unended().stream().anyMatch(row -> row.activity().target().jobId().equals(job.id()));
    if (job.isFinished() == unended) {
      throw world.violation("I1: job " + job.id() + " finished: " + job.isFinished());
    }
  }
}
