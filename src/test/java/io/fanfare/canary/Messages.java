package io.fanfare.canary;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Keys, headers and values of every message of every topic but those that callers write to. */
public final class Messages {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final List<String> written;

  /** {@code written}: topics that hold what callers wrote themselves. */
  public Messages(String bootstrapServers, List<String> written) {
    this.bootstrapServers = bootstrapServers;
    this.written = List.copyOf(written);
  }

  /** Passes each part of each message that there is now with its place. */
  public void each(BiConsumer<String, byte[]> look) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("exclude.internal.topics", "false");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.listTopics().entrySet().stream()
              .filter(topic -> !written.contains(topic.getKey()))
              .flatMap(topic -> topic.getValue().stream())
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(message -> parts(message, look));
      }
    }
  }

  private static void parts(
      ConsumerRecord<byte[], byte[]> message, BiConsumer<String, byte[]> look) {
    part(message.topic() + " key", message.key(), look);
    part(message.topic() + " value", message.value(), look);
    message.headers().forEach(h -> part(message.topic() + " header " + h.key(), h.value(), look));
  }

  private static void part(
      String place,
      byte @org.jspecify.annotations.Nullable [] bytes,
      BiConsumer<String, byte[]> look) {
    if (bytes != null) {
      look.accept(place, bytes);
    }
  }
}
