import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends one job request. Arguments: bootstrap servers, idempotency key, the body. */
class SendJob {
  public static void main(String[] arguments) throws Exception {
    Map<String, Object> properties = Map.of("bootstrap.servers", arguments[0], "acks", "all");
    StringSerializer text = new StringSerializer();
    try (var producer = new KafkaProducer<>(properties, text, text)) {
      var request = new ProducerRecord<String, String>("fanfare.job-requests", arguments[2]);
      request.headers().add("idempotency-key", arguments[1].getBytes("UTF-8"));
      System.out.println("kept as " + producer.send(request).get());
    }
  }
}
