import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints everything that a topic holds. Arguments: bootstrap servers, topic. */
class ReadEvents {
  public static void main(String[] arguments) {
    Map<String, Object> properties = Map.of("bootstrap.servers", arguments[0]);
    StringDeserializer text = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(properties, text, text)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(arguments[1]).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(ReadEvents::print);
      }
    }
  }

  private static void print(ConsumerRecord<String, String> event) {
    System.out.println("key: " + event.key());
    event
        .headers()
        .forEach(
            header ->
                System.out.println(
                    header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8)));
    System.out.println(event.value() + System.lineSeparator());
  }
}
