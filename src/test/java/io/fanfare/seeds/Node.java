package io.fanfare.seeds;

import io.fanfare.Mappings;
import io.fanfare.account.DirectorySync;
import io.fanfare.account.Syncing;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Aftermath;
import io.fanfare.activity.Recorder;
import io.fanfare.completion.CompletionSettings;
import io.fanfare.completion.RelayDue;
import io.fanfare.dispatch.DispatchDue;
import io.fanfare.dispatch.DispatchSettings;
import io.fanfare.dispatch.Sending;
import io.fanfare.dispatch.Sweep;
import io.fanfare.job.WavesDue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.payload.Requests;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.fanfare.polling.Looking;
import io.fanfare.polling.PollDue;
import io.fanfare.polling.PollingSettings;
import io.fanfare.prediction.Durations;
import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.PredictionSettings;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.reconciliation.Reconciliation;
import io.fanfare.reconciliation.ReconciliationSettings;
import io.fanfare.replica.Heartbeat;
import io.fanfare.replica.Replica;
import io.fanfare.replica.ReplicaSettings;
import io.fanfare.seeds.store.MemoryAccounts;
import io.fanfare.seeds.store.MemoryPayloads;
import io.fanfare.seeds.store.MemoryWaves;
import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.vendor.Requested;
import io.fanfare.seeds.world.Life;
import io.fanfare.seeds.world.World;
import io.fanfare.testing.EngineParts;
import io.fanfare.time.SharedClock;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One replica: the engine's classes as the runtime wires them, and its ticks. */
final class Node {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final ReplicaSettings REPLICA = Mappings.defaults(ReplicaSettings.class);
  private static final Duration BELL = Duration.ofMillis(3);
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final DispatchSettings DISPATCH = Mappings.defaults(DispatchSettings.class);
  private static final PollingSettings POLLING = Mappings.defaults(PollingSettings.class);
  private static final CompletionSettings COMPLETION = Mappings.defaults(CompletionSettings.class);
  private static final Vault VAULT =
      new Vault("k1", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom());

  private static final PredictionSettings PREDICTION = Mappings.defaults(PredictionSettings.class);
  private static final ReconciliationSettings RECONCILIATION =
      Mappings.defaults(ReconciliationSettings.class);
  private static final Requests SEALING =
      new Requests(new MemoryPayloads(null, null), VAULT, Requested.catalogue());
  private static final Map<Integer, DispatchSettings> BY_CAP = new ConcurrentHashMap<>();

  private final World world;
  private final Ports ports;
  private final Replica self;
  private final DispatchDue dispatch;
  private final DirectorySync directory;
  private final Durations learned;
  private final QuotaGate gate;

  Node(Surroundings around, Life life, Replica self, QuotaSettings quota, Alteration altered) {
    this.world = around.world();
    this.ports = Ports.of(around, life);
    this.self = self;
    this.learned = new Durations(PREDICTION);
    ActivityStore activities = altered.activities(ports.activities(), ports);
    SharedClock clock = new SharedClock(life.clock());
    RandomGenerator random = world.split();
    gate = new QuotaGate(ports.quota(), altered.quota(quota), clock, life, random);
    EngineParts parts =
        new EngineParts(
            activities,
            new Recorder(activities, Aftermath.NONE, DISPATCH.claimLease(), clock, life, random),
            new Requests(ports.payloads(), VAULT, Requested.catalogue()),
            altered.vendor(ports.vendor()),
            gate,
            new Looks(learned, PREDICTION),
            new Reconciliation(RECONCILIATION),
            VAULT,
            self,
            clock,
            life,
            random);
    DispatchSettings dispatching = dispatching(around.vendor().terms().queue());
    Sending sending = Sending.of(parts, dispatching);
    PollDue poll = Looking.of(parts, POLLING);
    RelayDue relay = new RelayDue(ports.outbox(), ports.publisher(), COMPLETION, self);
    Tables tables = around.tables();
    tick("dispatch", tables::hasPlanned, sending.dispatch()::runOnce, SECOND);
    tick("polling", tables::hasWatched, poll::runOnce, SECOND);
    tick("relay", tables::hasUnpublished, relay::runOnce, SECOND);
    WavesDue waves = new WavesDue(new MemoryWaves(tables, ports.calls()), activities);
    tick(
        "sweep",
        () -> tables.hasSweepable() || tables.hasWaves(),
        () -> sweep(sending.sweep(), waves, tables),
        SWEEP);
    Heartbeat heartbeat = new Heartbeat(ports.replicas(), self, REPLICA, clock);
    tick("heartbeat", () -> true, heartbeat::runOnce, REPLICA.heartbeat());
    dispatch = sending.dispatch();
    directory = Syncing.of(parts, ports.vendor(), new MemoryAccounts(ports.calls()));
  }

  /** How requests are sealed. */
  static Sealed seal(UUID payloadId, CheckedRequest request) {
    return SEALING.seal(payloadId, request);
  }

  /** A job has come: nobody waits for the next tick. */
  void wake() {
    life().in(BELL, () -> dispatch.wake().subscribe().with(claimed -> {}, failure -> {}));
  }

  /** How long the engine thinks that an activity takes. */
  double expectedSeconds(String operation, int items) {
    Kind kind = Kind.of(operation, items);
    return learned.of(kind).quantile(0.5).toMillis() / 1000.0;
  }

  /** What it learned earlier. */
  Durations learned() {
    return learned;
  }

  /** What the engine is granted. */
  QuotaLimits limits() {
    return gate.limits();
  }

  /** Reads the vendor's list of accounts. */
  void syncDirectory() {
    directory.runOnce().subscribe().with(active -> {}, failure -> {});
  }

  Life life() {
    return ports.life();
  }

  Replica self() {
    return self;
  }

  private static Uni<?> sweep(Sweep sweep, WavesDue waves, Tables tables) {
    return tables.hasWaves() ? sweep.runOnce().chain(waves::runOnce) : sweep.runOnce();
  }

  private void tick(String name, BooleanSupplier anything, Supplier<Uni<?>> pass, Duration every) {
    new Tick(world, ports.life(), name, anything, pass).start(every);
  }

  private static DispatchSettings dispatching(int cap) {
    return BY_CAP.computeIfAbsent(
        cap,
        most ->
            Mappings.with(
                DispatchSettings.class,
                Map.of("fanfare.dispatch.per-account-in-flight", String.valueOf(most))));
  }
}
