package io.fanfare.seeds;

import io.fanfare.seeds.scenario.Faults;
import io.fanfare.seeds.vendor.Moods;
import io.fanfare.seeds.vendor.VendorModel;
import io.fanfare.seeds.world.Latency;
import io.fanfare.seeds.world.Server;
import io.fanfare.seeds.world.World;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Lets go wrong what the scenario asks for, and ends all of it in time. */
final class Trouble {
  private static final Duration STALL = Duration.ofSeconds(3);

  private final Simulation simulation;
  private final World world;
  private final Faults faults;
  private final RandomGenerator random;

  Trouble(Simulation simulation) {
    this.simulation = simulation;
    this.world = simulation.world();
    this.faults = simulation.scenario().faults();
    this.random = world.split();
  }

  void begin() {
    VendorModel vendor = simulation.around().vendor();
    vendor.behave(faults.vendor());
    simulation.store().behave(stalling(), faults.store());
    simulation.broker().behave(Simulation.STORE, faults.broker());
    often(faults.storeOutages(), () -> away(simulation.store(), Duration.ofSeconds(40)));
    often(faults.brokerOutages(), () -> away(simulation.broker(), Duration.ofMinutes(2)));
    often(faults.crashes(), this::crash);
    often(faults.pauses(), this::pause);
    often(faults.foreign(), () -> vendor.foreign(account(), 1000 + random.nextInt(1000)));
    often(faults.closings(), () -> simulation.around().tables().close(account()));
    often(faults.cancels(), this::cancel);
    often(faults.refusals(), this::refuse);
    world.in(faults.until(), this::end);
  }

  private void end() {
    world.note("world", "is well", "");
    simulation.around().vendor().behave(Moods.GOOD);
    simulation.store().behave(Simulation.STORE, 0);
    simulation.broker().behave(Simulation.STORE, 0);
  }

  private Latency stalling() {
    Latency usual = Simulation.STORE;
    return new Latency(usual.least(), usual.most(), faults.storeStall(), STALL);
  }

  private void often(int times, Runnable what) {
    for (int i = 0; i < times; i++) {
      world.in(upTo(faults.until()), what);
    }
  }

  private void away(Server server, Duration most) {
    server.setAway(true);
    world.in(upTo(most), () -> server.setAway(false));
  }

  /** Between two steps, soon; another one starts a while later. */
  private void crash() {
    Node node = any(simulation.nodes());
    if (!node.life().isDead()) {
      node.life()
          .dieAfter(
              1 + random.nextInt(60),
              () -> world.in(upTo(Duration.ofSeconds(30)), simulation::start));
    }
  }

  private void pause() {
    any(simulation.nodes()).life().sleep(upTo(Duration.ofMinutes(4)));
  }

  private void cancel() {
    simulation.around().tables().jobs().stream()
        .skip(random.nextInt(4))
        .findFirst()
        .ifPresent(
            job -> {
              world.note("caller", "cancels", job.id());
              simulation.around().tables().cancel(job.id());
            });
  }

  private void refuse() {
    simulation.around().tables().unended().stream()
        .skip(random.nextInt(20))
        .findFirst()
        .ifPresent(row -> simulation.around().vendor().refuse(Checker.origin(row)));
  }

  private String account() {
    return any(any(simulation.scenario().jobs()).accounts());
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Duration upTo(Duration most) {
    return most.isZero() ? most : Duration.ofNanos(random.nextLong(most.toNanos()));
  }
}
