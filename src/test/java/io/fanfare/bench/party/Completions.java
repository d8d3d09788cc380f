package io.fanfare.bench.party;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.sandbox.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Fanfare's completion events as its user gets them, read on a thread of their own. A completion is
 * known at the time of its Kafka record.
 */
final class Completions implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(200);
  private static final String COMPLETED = "io.fanfare.activity.completed.v1";
  private static final String FINISHED = "io.fanfare.job.finished.v1";

  private final Map<String, Known> known = new LinkedHashMap<>();
  private final Map<String, Integer> types = new LinkedHashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  private Completions(String bootstrapServers) {
    this.thread = new Thread(() -> read(bootstrapServers), "bench-consumer");
    thread.setDaemon(true);
  }

  /** Reads from the topics' beginning on. */
  static Completions of(String bootstrapServers) {
    Completions completions = new Completions(bootstrapServers);
    completions.thread.start();
    return completions;
  }

  synchronized List<Known> known() {
    return List.copyOf(known.values());
  }

  synchronized int count() {
    return known.size();
  }

  synchronized int finishedJobs() {
    return types.getOrDefault(FINISHED, 0);
  }

  private void read(String bootstrapServers) {
    Map<String, Object> properties =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closed) {
        consumer.poll(POLL).forEach(this::add);
      }
    } catch (InterruptException end) {
      closed = true;
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return Stream.of(Topics.ACTIVITIES, Topics.JOBS)
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private synchronized void add(ConsumerRecord<byte[], byte[]> consumed) {
    Header header = consumed.headers().lastHeader("ce_type");
    String type = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    types.merge(type, 1, Integer::sum);
    if (type.equals(COMPLETED)) {
      String remote = data(consumed.value()).path("remote_id").asText();
      known.putIfAbsent(remote, new Known(remote, Instant.ofEpochMilli(consumed.timestamp())));
    }
  }

  private static JsonNode data(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
