package io.fanfare.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics from their beginning, as a consumer that knows nothing yet would. It joins no group
 * and commits nothing, so that any number of readers see the same.
 */
public final class EventReader {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String bootstrapServers;

  public EventReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Reads until {@code enough} holds or {@code limit} has passed, and returns what there was: the
   * caller judges. Order holds within a partition only.
   */
  public List<ReceivedEvent> readUntil(
      String topic, Predicate<? super List<ReceivedEvent>> enough, Duration limit) {
    try (KafkaConsumer<String, String> consumer = open(topic)) {
      List<ReceivedEvent> events = new ArrayList<>();
      long end = System.nanoTime() + limit.toNanos();
      do {
        consumer.poll(POLL).forEach(consumed -> events.add(event(consumed)));
      } while (!enough.test(events) && System.nanoTime() < end);
      return List.copyOf(events);
    }
  }

  /** Reads everything that the topic holds at the time of the call. */
  public List<ReceivedEvent> readAll(String topic) {
    try (KafkaConsumer<String, String> consumer = open(topic)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      List<ReceivedEvent> events = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(consumed -> events.add(event(consumed)));
      }
      return List.copyOf(events);
    }
  }

  private KafkaConsumer<String, String> open(String topic) {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties(), new StringDeserializer(), new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return properties;
  }

  private static ReceivedEvent event(ConsumerRecord<String, String> consumed) {
    return new ReceivedEvent(
        consumed.topic(),
        consumed.partition(),
        consumed.offset(),
        consumed.key(),
        headers(consumed),
        data(consumed.value()));
  }

  private static Map<String, String> headers(ConsumerRecord<String, String> consumed) {
    Map<String, String> headers = new LinkedHashMap<>();
    StreamSupport.stream(consumed.headers().spliterator(), false)
        .filter(header -> header.value() != null)
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return Map.copyOf(headers);
  }

  private static JsonNode data(@Nullable String value) {
    if (value == null) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(value);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(value);
    }
  }
}
