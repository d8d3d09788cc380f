package io.fanfare.seeds;

import io.fanfare.Mappings;
import io.fanfare.activity.ActivityStore;
import io.fanfare.completion.CompletionSettings;
import io.fanfare.completion.RelayDue;
import io.fanfare.dispatch.DispatchDue;
import io.fanfare.dispatch.DispatchSettings;
import io.fanfare.dispatch.Submission;
import io.fanfare.dispatch.Sweep;
import io.fanfare.payload.Requests;
import io.fanfare.payload.Vault;
import io.fanfare.polling.Glance;
import io.fanfare.polling.PollDue;
import io.fanfare.polling.PollingSettings;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.replica.Replica;
import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.vendor.Requested;
import io.fanfare.seeds.world.Life;
import io.fanfare.seeds.world.World;
import io.fanfare.vendor.VendorApi;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One replica: the engine's classes as the runtime wires them, and its ticks. */
final class Node {
  static final Duration DEAD_AFTER = Duration.ofSeconds(5);

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final DispatchSettings DISPATCH = Mappings.defaults(DispatchSettings.class);
  private static final PollingSettings POLLING = Mappings.defaults(PollingSettings.class);
  private static final CompletionSettings COMPLETION = Mappings.defaults(CompletionSettings.class);
  private static final Vault VAULT =
      new Vault("k1", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom());

  private final World world;
  private final Ports ports;
  private final Replica self;

  Node(Surroundings around, Life life, Replica self, QuotaLimits limits, Alteration altered) {
    this.world = around.world();
    this.ports = Ports.of(around, life, self.id());
    this.self = self;
    ActivityStore activities = altered.activities(ports.activities(), ports);
    VendorApi vendor = altered.vendor(ports.vendor());
    Requests requests = requests(ports);
    QuotaGate gate = new QuotaGate(ports.quota(), settings(altered.limits(limits)), life, life.clock());
    Submission submission =
        new Submission(activities, requests, vendor, gate, VAULT, DISPATCH, life.clock());
    Glance glance = new Glance(activities, vendor, gate, VAULT, POLLING, self, life.clock());
    DispatchDue dispatch =
        new DispatchDue(activities, gate, vendor, submission, DISPATCH, self, life.clock());
    PollDue poll = new PollDue(activities, gate, vendor, glance, POLLING, self);
    Sweep sweep = new Sweep(activities, requests, DISPATCH, life.clock());
    RelayDue relay = new RelayDue(ports.outbox(), ports.publisher(), COMPLETION);
    Tables tables = around.tables();
    tick("dispatch", tables::hasPlanned, dispatch::runOnce, SECOND);
    tick("polling", tables::hasWatched, poll::runOnce, SECOND);
    tick("relay", tables::hasUnpublished, relay::runOnce, SECOND);
    tick("sweep", tables::hasSweepable, sweep::runOnce, SWEEP);
    tick("beat", () -> true, () -> ports.replicas().beat(self.id(), DEAD_AFTER), SECOND);
  }

  /** How requests are sealed. */
  static Requests requests(Ports ports) {
    return new Requests(ports.payloads(), VAULT, Requested.catalogue());
  }

  Life life() {
    return ports.life();
  }

  Replica self() {
    return self;
  }

  private void tick(
      String name, BooleanSupplier anything, Supplier<Uni<?>> pass, Duration every) {
    new Tick(world, ports.life(), name, anything, pass).start(every);
  }

  private static QuotaSettings settings(QuotaLimits limits) {
    return new QuotaSettings() {
      @Override
      public int perSecond() {
        return limits.perSecond();
      }

      @Override
      public long perDay() {
        return limits.perDay();
      }

      @Override
      public Duration guard() {
        return limits.guard();
      }
    };
  }
}
