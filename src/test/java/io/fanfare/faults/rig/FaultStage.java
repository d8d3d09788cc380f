package io.fanfare.faults.rig;

import io.fanfare.sandbox.EventReader;
import io.fanfare.sandbox.Ports;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.access.Store;
import io.fanfare.sandbox.access.VendorDesk;
import io.fanfare.sandbox.proxy.FaultProxy;
import io.fanfare.sandbox.skew.Skew;
import io.fanfare.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The services, any number of replicas of the packaged service, and proxies between them. */
public final class FaultStage implements AutoCloseable {
  private final Ports ports;
  private final Services services;
  private final FaultProxy kafkaProxy;
  private final Map<String, String> settings;
  private final List<Replica> replicas = new ArrayList<>();

  private FaultStage(
      Ports ports, Services services, FaultProxy kafkaProxy, Map<String, String> settings) {
    this.ports = ports;
    this.services = services;
    this.kafkaProxy = kafkaProxy;
    this.settings = settings;
  }

  /** Starts the services and one replica, which then knows all accounts. */
  public static FaultStage open(SimulatorSettings simulator, Map<String, String> settings) {
    Ports ports = Ports.free();
    FaultProxy kafkaProxy = FaultProxy.to(ports.kafka());
    Services services = Services.start(ports, simulator, kafkaProxy.port());
    FaultStage stage = new FaultStage(ports, services, kafkaProxy, settings);
    stage.add().api().syncDirectory();
    return stage;
  }

  /** Starts one more replica and returns it when it is ready. */
  public Replica add() {
    return add(Map.of());
  }

  /** As {@link #add()}, with settings of its own. */
  public Replica add(Map<String, String> more) {
    Replica replica = begin(more);
    return replica.awaitReady();
  }

  /** Starts one more replica and does not wait for it. */
  public Replica begin(Map<String, String> more) {
    return begin(more, List.of());
  }

  /** As {@link #add()}, with a time of day that is wrong. */
  public Replica add(Skew skew) {
    return begin(Map.of(), skew.jvmArguments()).awaitReady();
  }

  private Replica begin(Map<String, String> more, List<String> jvm) {
    FaultProxy vendor = FaultProxy.to(ports.simulator());
    FaultProxy database = FaultProxy.to(ports.postgres());
    Map<String, String> configuration = new HashMap<>(services.configuration());
    configuration.replaceAll((name, value) -> through(value, vendor, database));
    configuration.putAll(settings);
    configuration.putAll(more);
    boolean plain = more.isEmpty() && jvm.isEmpty();
    ServiceProcess process = ServiceProcess.start(configuration, jvm);
    Replica replica = new Replica(process, vendor, database, plain);
    replicas.add(replica);
    return replica;
  }

  /** Ends every disturbance that is under way. */
  public void calm() {
    vendor().endFaults();
    kafkaProxy.heal();
    removeIf(replica -> !replica.process().isAlive());
    replicas.forEach(Replica::calm);
  }

  /** Starts or stops as many replicas as it takes to have {@code n} that are ready. */
  public List<Replica> replicas(int n) {
    removeIf(replica -> !replica.isPlain() || !replica.process().isAlive());
    while (replicas.size() > n) {
      replicas.remove(replicas.size() - 1).stop();
    }
    while (replicas.size() < n) {
      begin(Map.of());
    }
    replicas.forEach(Replica::awaitReady);
    return List.copyOf(replicas);
  }

  /** Starts or stops replicas until there is only one, with settings of its own. */
  public Replica only(Map<String, String> more) {
    if (more.isEmpty()) {
      return replicas(1).get(0);
    }
    removeIf(replica -> true);
    return add(more);
  }

  private void removeIf(Predicate<Replica> unwanted) {
    List.copyOf(replicas).stream()
        .filter(unwanted)
        .forEach(
            replica -> {
              replica.stop();
              replicas.remove(replica);
            });
  }

  public Services services() {
    return services;
  }

  /** Between all replicas and the broker; readers of a test pass through it too. */
  public FaultProxy kafkaProxy() {
    return kafkaProxy;
  }

  public VendorDesk vendor() {
    return new VendorDesk(services.simulator());
  }

  public Store store() {
    return new Store(services.jdbcUrl());
  }

  public EventReader events() {
    return new EventReader(services.bootstrapServers());
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
    services.close();
    kafkaProxy.close();
  }

  private String through(String value, FaultProxy vendor, FaultProxy database) {
    return value
        .replace("localhost:" + ports.simulator(), "localhost:" + vendor.port())
        .replace("localhost:" + ports.postgres(), "localhost:" + database.port());
  }
}
