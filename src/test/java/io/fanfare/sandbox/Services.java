package io.fanfare.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Everything the service talks to, running: PostgreSQL and Kafka, started side by side on loopback
 * ports with fresh data.
 *
 * <p>{@link #close()} stops them and deletes their data, may be called twice, and also runs when
 * the JVM ends in an orderly way. A start that fails half-way leaves nothing running.
 */
public final class Services implements AutoCloseable {
  private static final int KEY_BYTES = 32;

  private final RunningParts parts;
  private final Map<String, String> configuration;

  private Services(RunningParts parts, Map<String, String> configuration) {
    this.parts = parts;
    this.configuration = Map.copyOf(configuration);
  }

  /** Starts all services on free ports. */
  public static Services start() {
    return start(Ports.free());
  }

  /** Starts all services on the given ports and returns when each one answers. */
  public static Services start(Ports ports) {
    QuietLogs.apply();
    RunningParts parts = new RunningParts();
    try {
      return start(parts, ports);
    } catch (CompletionException e) {
      parts.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static Services start(RunningParts parts, Ports ports) {
    RunDirectory directory = parts.add(RunDirectory.create());
    CompletableFuture<PostgresServer> postgres =
        parts.begin(() -> PostgresServer.start(directory, ports.postgres()));
    CompletableFuture<KafkaBroker> kafka =
        parts.begin(() -> KafkaBroker.start(directory, ports.kafka(), ports.kafkaController()));
    CompletableFuture.allOf(postgres, kafka).join();
    return new Services(parts, configure(postgres.join(), kafka.join()));
  }

  private static Map<String, String> configure(PostgresServer postgres, KafkaBroker kafka) {
    Map<String, String> configuration = new TreeMap<>();
    configuration.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
    configuration.put("quarkus.datasource.reactive.url", postgres.reactiveUrl());
    configuration.put("quarkus.datasource.username", PostgresServer.USER);
    configuration.put("quarkus.datasource.password", PostgresServer.PASSWORD);
    configuration.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    configuration.put("fanfare.payload.key", newKey());
    return configuration;
  }

  /** What the service needs to be told to use these services, its secrets included. */
  public Map<String, String> configuration() {
    return configuration;
  }

  /** Where Kafka clients connect. */
  public String bootstrapServers() {
    return value("kafka.bootstrap.servers");
  }

  /** Where JDBC clients connect, as user {@code postgres}. */
  public String jdbcUrl() {
    return value("quarkus.datasource.jdbc.url");
  }

  @Override
  public void close() {
    parts.close();
  }

  private String value(String name) {
    return Objects.requireNonNull(configuration.get(name), name);
  }

  private static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
