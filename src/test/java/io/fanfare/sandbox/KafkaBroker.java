package io.fanfare.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker of one node (KRaft, broker and controller in one), in this JVM, with fresh
 * log directories. Topics are never created by a mistyped name: see {@link Topics}.
 */
public final class KafkaBroker implements AutoCloseable {
  private final Properties properties;
  private final String bootstrapServers;
  private @Nullable KafkaRaftServer server;

  private KafkaBroker(Properties properties, String bootstrapServers) {
    this.properties = properties;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * {@code advertisedPort}: where clients are sent to, the broker's own unless a proxy is there.
   */
  static KafkaBroker start(
      RunDirectory directory, int port, int controllerPort, int advertisedPort) {
    return start(directory, port, controllerPort, advertisedPort, Map.of());
  }

  /** With more settings of the broker, such as a listener with TLS. */
  static KafkaBroker start(
      RunDirectory directory,
      int port,
      int controllerPort,
      int advertisedPort,
      Map<String, String> more) {
    Properties properties = properties(directory.kafka(), port, controllerPort);
    properties.put("advertised.listeners", "PLAINTEXT://localhost:" + advertisedPort);
    properties.putAll(more);
    format(directory.path().resolve("kafka.properties"), properties);
    KafkaBroker broker = new KafkaBroker(properties, "localhost:" + advertisedPort);
    broker.restart();
    Topics.create(broker.bootstrapServers);
    return broker;
  }

  /** Stops the broker; what it has stored stays. Nothing when it does not run. */
  public synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /** Starts the broker on what it had stored, and on the same port. */
  public synchronized void restart() {
    stop();
    server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    server.startup();
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    stop();
  }

  private static Properties properties(Path logs, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.putAll(SINGLE_NODE);
    properties.put("log.dirs", logs.toString());
    properties.put("controller.quorum.voters", "1@localhost:" + controllerPort);
    properties.put(
        "listeners",
        "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
    return properties;
  }

  /** One node replicates to itself; small buffers, since the heap is shared with the tests. */
  private static final Map<String, String> SINGLE_NODE =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("node.id", "1"),
          Map.entry("controller.listener.names", "CONTROLLER"),
          Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("controlled.shutdown.enable", "false"),
          Map.entry("log.cleaner.threads", "1"),
          Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"));

  private static void format(Path file, Properties properties) {
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
    if (StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
      throw new IllegalStateException("Kafka storage: " + said.toString(StandardCharsets.UTF_8));
    }
  }
}
