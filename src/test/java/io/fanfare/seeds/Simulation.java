package io.fanfare.seeds;

import io.fanfare.replica.Replica;
import io.fanfare.seeds.scenario.Scenario;
import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.vendor.VendorModel;
import io.fanfare.seeds.vendor.Wire;
import io.fanfare.seeds.world.DriftingClock;
import io.fanfare.seeds.world.Latency;
import io.fanfare.seeds.world.Life;
import io.fanfare.seeds.world.Server;
import io.fanfare.seeds.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One world from its begin to the end of everything that was asked for. */
final class Simulation {
  static final Latency STORE = Latency.between(Duration.ofMillis(1), Duration.ofMillis(8));
  private static final Latency BROKER =
      Latency.between(Duration.ofMillis(2), Duration.ofMillis(10));

  /** What still runs, or sleeps, or is under way somewhere, has come by then. */
  private static final Duration AFTERMATH = Duration.ofMinutes(8);

  private final World world;
  private final Scenario scenario;
  private final Alteration altered;
  private final Surroundings around;
  private final Server store;
  private final Server broker;
  private final RandomGenerator random;
  private final List<Node> nodes = new ArrayList<>();
  private int started;

  Simulation(long seed, Scenario scenario, Alteration altered) {
    this.world = new World(seed, scenario.began());
    this.random = world.split();
    this.scenario = scenario;
    this.altered = altered;
    this.store = new Server(world, "store", STORE);
    this.broker = new Server(world, "broker", BROKER);
    this.around =
        new Surroundings(
            world,
            new Tables(clock(scenario.clocks().store())),
            store,
            new Topic(broker),
            new VendorModel(
                world, clock(scenario.clocks().vendor()), scenario.terms(), scenario.durations()),
            wire());
  }

  private DriftingClock clock(Duration offset) {
    return new DriftingClock(world, offset, 1);
  }

  private Wire wire() {
    Duration half = Duration.ofMillis(20);
    return new Wire(
        Latency.between(Duration.ZERO, Duration.ofMillis(1)),
        Latency.between(half, half.plus(scenario.spread())),
        Latency.between(half, half.plus(scenario.spread())),
        Duration.ofSeconds(35));
  }

  World world() {
    return world;
  }

  Scenario scenario() {
    return scenario;
  }

  Surroundings around() {
    return around;
  }

  Server store() {
    return store;
  }

  Server broker() {
    return broker;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Runs to the end and checks everything; throws a Violation. */
  Simulation run() {
    around.vendor().letFail(scenario.failing());
    scenario.jobs().forEach(job -> world.in(job.after(), () -> new Planning(this, job).plan()));
    for (int i = nodes.size(); i < scenario.replicas(); i++) {
      start();
    }
    new Trouble(this).begin();
    new Person(around).begin(scenario.faults().until());
    Checker checker = new Checker(this);
    runUntil(checker);
    Duration settled = Duration.ofNanos(world.nanos());
    runFor(AFTERMATH);
    checker.checkEnd(settled);
    return this;
  }

  private void runUntil(Checker checker) {
    long looked = 0;
    while (world.next()) {
      boolean due = world.nanos() - looked >= 1_000_000_000L;
      if (due && checker.isSettled()) {
        return;
      }
      if (due) {
        looked = world.nanos();
        checker.checkTime();
      }
    }
  }

  private void runFor(Duration time) {
    long end = world.nanos() + time.toNanos();
    while (world.nanos() < end) {
      world.next();
    }
  }

  /** One more replica, with an identity and a clock of its own. */
  Node start() {
    Duration skew = scenario.clocks().replicas();
    long offset = skew.isZero() ? 0 : random.nextLong(-skew.toNanos(), skew.toNanos());
    double drift = skew.isZero() ? 1 : 1 + random.nextDouble(-1e-4, 1e-4);
    Life life =
        new Life(
            world,
            "replica" + ++started,
            new DriftingClock(world, Duration.ofNanos(offset), drift));
    Replica self = new Replica(new UUID(world.seed(), started));
    Node node = new Node(around, life, self, scenario.quota(), altered);
    nodes.add(node);
    world.note(life.name(), "starts", self.id() + " off by " + offset / 1_000_000 + " ms");
    return node;
  }
}
