package io.fanfare.probe;

import io.fanfare.constantcontact.probe.ProbeCalls;
import io.fanfare.probe.SimulatedWire.Network;
import io.fanfare.probe.profile.Finding;
import io.fanfare.probe.profile.Profile;
import io.fanfare.probe.profile.Question;
import io.fanfare.simulator.Simulator;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.http.UnwiredVendor;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.VirtualTime;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A probe of a simulated vendor, from begin to end, in virtual time. */
final class ProbeWorld {
  static final Instant START = Instant.parse("2026-03-01T10:00:00.4Z");
  static final Progress SILENT = new Silent();

  final VirtualTime time = new VirtualTime(START);
  final Allowance allowance = new Allowance();
  final UnwiredVendor vendor;
  private final Network network;

  /** {@code seed}: of the network, and of when the vendor's seconds turn. */
  ProbeWorld(SimulatorSettings settings, long seed) {
    Random random = new Random(seed);
    this.vendor = Simulator.unwired(settings, time);
    this.network =
        new Network(
            Duration.ofMillis(20 + random.nextInt(80)),
            Duration.ofMillis(random.nextInt(40)),
            Duration.ofMillis(random.nextInt(1_000)),
            random);
  }

  /** A profile, by an operator who takes the key to have that many calls a second. */
  Profile probed(int configured) {
    return done(
        new Probe(calls(account()), allowance, time, time, configured, SILENT, START).run());
  }

  /** What bursts alone say, to such an operator. */
  Map<Question, Finding> bursts(int configured) {
    Pacing pacing = new Pacing(time, time, configured);
    return done(new RateExperiment(calls(account()), allowance, pacing, SILENT).run()).findings();
  }

  static String account() {
    return Ids.account(0);
  }

  ProbeCalls calls(String account) {
    var wire = new SimulatedWire(vendor, time, allowance, account, network);
    return new ProbeCalls(wire, Set.of("quota_exceeded"));
  }

  <T> T done(Uni<T> work) {
    CompletableFuture<T> end = work.subscribeAsCompletionStage();
    time.runUntil(end::isDone);
    return end.join();
  }

  /** The names of the account's lists. */
  String lists() {
    return vendor.lists(account()).toString();
  }

  /** Calls as the vendor counted them. */
  int calls() {
    return vendor.ledger().summary().path("calls").path("total").asInt();
  }

  static String answer(Profile profile, Question question) {
    return profile.answer(question).orElse("undetermined");
  }

  private static final class Silent implements Progress {
    @Override
    public void step(String what) {
      // Nobody looks.
    }

    @Override
    public void calls(int used) {
      // Nobody looks.
    }
  }
}
