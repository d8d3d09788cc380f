package io.fanfare.sandbox;

import io.fanfare.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Everything the service talks to, running: PostgreSQL, Kafka and the simulated vendor, started
 * side by side on loopback ports with fresh data.
 *
 * <p>{@link #close()} stops them and deletes their data, may be called twice, and also runs when
 * the JVM ends in an orderly way. A start that fails half-way leaves nothing running.
 */
public final class Services implements AutoCloseable {
  private static final int KEY_BYTES = 32;

  private final RunningParts parts;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final SimulatedVendor vendor;
  private final String payloadKey = newKey();
  private final String webhookToken = newKey().replaceAll("[^A-Za-z0-9]", "_");

  private Services(
      RunningParts parts, PostgresServer postgres, KafkaBroker kafka, SimulatedVendor vendor) {
    this.parts = parts;
    this.postgres = postgres;
    this.kafka = kafka;
    this.vendor = vendor;
  }

  /** Ends what services of killed JVMs still run, and with it frees their ports. */
  public static void endAbandoned() {
    try {
      RunDirectory.removeAbandoned();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clean up after killed services", e);
    }
  }

  /** Starts all services on free ports, the simulator with its defaults. */
  public static Services start() {
    return start(SimulatorSettings.defaults());
  }

  /** Starts all services on free ports. */
  public static Services start(SimulatorSettings simulator) {
    return start(Ports.free(), simulator);
  }

  /** Starts all services on the given ports and returns when each one answers. */
  public static Services start(Ports ports, SimulatorSettings simulator) {
    return start(ports, simulator, ports.kafka());
  }

  /**
   * As {@link #start(Ports, SimulatorSettings)}; Kafka sends its clients to {@code kafkaThrough},
   * where something must pass them on to its own port.
   */
  public static Services start(Ports ports, SimulatorSettings simulator, int kafkaThrough) {
    QuietLogs.apply();
    RunningParts parts = new RunningParts();
    try {
      return start(parts, ports, simulator, kafkaThrough);
    } catch (CompletionException e) {
      parts.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static Services start(
      RunningParts parts, Ports ports, SimulatorSettings simulator, int kafkaThrough) {
    RunDirectory directory = parts.add(RunDirectory.create());
    CompletableFuture<PostgresServer> postgres =
        parts.begin(() -> PostgresServer.start(directory, ports.postgres()));
    CompletableFuture<KafkaBroker> kafka =
        parts.begin(
            () ->
                KafkaBroker.start(directory, ports.kafka(), ports.kafkaController(), kafkaThrough));
    CompletableFuture<SimulatedVendor> vendor =
        parts.begin(() -> SimulatedVendor.start(simulator, ports.simulator()));
    CompletableFuture.allOf(postgres, kafka, vendor).join();
    return new Services(parts, postgres.join(), kafka.join(), vendor.join());
  }

  /** What the service needs to be told to use these services, its secrets included. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new TreeMap<>(vendor.configuration());
    configuration.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
    configuration.put("quarkus.datasource.reactive.url", postgres.reactiveUrl());
    configuration.put("quarkus.datasource.username", PostgresServer.USER);
    configuration.put("quarkus.datasource.password", PostgresServer.PASSWORD);
    configuration.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    configuration.put("fanfare.payload.key", payloadKey);
    configuration.put("fanfare.access.mode", "off");
    configuration.put("fanfare.webhooks.public-url", "https://fanfare.example");
    configuration.put("fanfare.webhooks.token", webhookToken);
    return Map.copyOf(configuration);
  }

  /** To be crashed, stalled and started again. */
  public PostgresServer postgres() {
    return postgres;
  }

  /** To be stopped and started again. */
  public KafkaBroker kafka() {
    return kafka;
  }

  /** Where Kafka clients connect. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Where JDBC clients connect, as user and with password {@code postgres}. */
  public String jdbcUrl() {
    return postgres.jdbcUrl();
  }

  /**
   * The simulator: the vendor's API under {@code /v3}, its ledger and faults under {@code /_sim}.
   */
  public URI simulator() {
    return vendor.baseUri();
  }

  @Override
  public void close() {
    parts.close();
  }

  static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
