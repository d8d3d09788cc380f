package io.fanfare.faults.rig;

import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.access.FanfareApi;
import io.fanfare.sandbox.access.Health;
import io.fanfare.sandbox.proxy.FaultProxy;
import java.time.Duration;
import java.time.Instant;

/**
 * One process of the service with proxies of its own: what befalls its way to the vendor or to the
 * database befalls no other replica.
 */
public final class Replica implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(90);

  private final ServiceProcess process;
  private final FaultProxy vendor;
  private final FaultProxy database;
  private final FanfareApi api;
  private final boolean plain;
  private Instant readyAt = Instant.MAX;

  Replica(ServiceProcess process, FaultProxy vendor, FaultProxy database, boolean plain) {
    this.plain = plain;
    this.process = process;
    this.vendor = vendor;
    this.database = database;
    this.api = new FanfareApi(process.baseUri());
  }

  /** Returns when it says that it is ready. */
  Replica awaitReady() {
    process.awaitReady(READY);
    readyAt = Instant.now();
    return this;
  }

  /** When it was seen to be ready. */
  public Instant readyAt() {
    return readyAt;
  }

  /** Whether it has the settings of all replicas and none of its own. */
  boolean isPlain() {
    return plain;
  }

  public ServiceProcess process() {
    return process;
  }

  public FanfareApi api() {
    return api;
  }

  /** How it says that it is. */
  public Health health() {
    return new Health(process.managementUri());
  }

  /** Its way to the vendor. */
  public FaultProxy vendor() {
    return vendor;
  }

  /** Its way to the database. */
  public FaultProxy database() {
    return database;
  }

  /** SIGKILL. */
  public void kill() {
    process.kill();
    close();
  }

  /** SIGTERM, and what it was doing is brought to an end. */
  public void stop() {
    process.stop();
    close();
  }

  /** As after any disturbance that leaves it alive. */
  void calm() {
    process.resume();
    vendor.heal();
    database.heal();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.resume();
    }
    process.close();
    vendor.close();
    database.close();
  }
}
