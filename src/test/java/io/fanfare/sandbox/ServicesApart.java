package io.fanfare.sandbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * PostgreSQL and Kafka as in {@link Services}, but each in processes of its own, so that what each
 * one costs can be read from the operating system. There is no vendor among them.
 */
public final class ServicesApart implements AutoCloseable {
  private static final Duration KAFKA_LIMIT = Duration.ofSeconds(60);
  private static final int KAFKA_HEAP = 384;

  private final RunDirectory directory;
  private final PostgresServer postgres;
  private final ChildProcess kafka;
  private final String bootstrapServers;

  private ServicesApart(
      RunDirectory directory, PostgresServer postgres, ChildProcess kafka, int kafkaPort) {
    this.directory = directory;
    this.postgres = postgres;
    this.kafka = kafka;
    this.bootstrapServers = "localhost:" + kafkaPort;
    AtExit.add(this);
  }

  /**
   * Starts both on free ports, what they print going to {@code logs}, and returns when they run.
   */
  public static ServicesApart start(Path logs) {
    QuietLogs.apply();
    Ports ports = Ports.free();
    RunDirectory directory = RunDirectory.create();
    List<String> kafkaPorts =
        List.of(Integer.toString(ports.kafka()), Integer.toString(ports.kafkaController()));
    ChildProcess kafka =
        ChildProcess.java(KafkaMain.class, KAFKA_HEAP, kafkaPorts, logs.resolve("kafka.log"));
    PostgresServer postgres = PostgresServer.start(directory, ports.postgres());
    ServicesApart services = new ServicesApart(directory, postgres, kafka, ports.kafka());
    services.awaitKafka();
    return services;
  }

  /** What the service needs to be told to use these two. */
  public Map<String, String> configuration() {
    return Map.of(
        "quarkus.datasource.jdbc.url",
        postgres.jdbcUrl(),
        "quarkus.datasource.reactive.url",
        postgres.reactiveUrl(),
        "quarkus.datasource.username",
        PostgresServer.USER,
        "quarkus.datasource.password",
        PostgresServer.PASSWORD,
        "kafka.bootstrap.servers",
        bootstrapServers);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** PostgreSQL's first process; all others descend from it. */
  public ProcessHandle postgres() {
    try {
      String pid = Files.readAllLines(directory.postgres().resolve("postmaster.pid")).get(0);
      return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not run", e);
    }
  }

  public ProcessHandle kafka() {
    return kafka.handle();
  }

  @Override
  public void close() {
    kafka.close();
    postgres.close();
    directory.close();
    AtExit.remove(this);
  }

  private void awaitKafka() {
    Properties properties = new Properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(properties)) {
      await("Kafka, which logs to " + kafka.log())
          .atMost(KAFKA_LIMIT)
          .ignoreExceptions()
          .until(() -> hasTopics(admin));
    }
  }

  private static boolean hasTopics(Admin admin) throws Exception {
    return admin.listTopics().names().get(5, TimeUnit.SECONDS).contains(Topics.DEAD_JOB_REQUESTS);
  }
}
