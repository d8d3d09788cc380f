package io.fanfare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.sandbox.access.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesComponentTest {
  private static final String KEY = "services-component-test";

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void theDatabaseWritesAsInProduction(String setting) {
    assertThat(new Store(SharedServices.jdbcUrl()).texts("show " + setting)).containsExactly("on");
  }

  @Test
  void aReaderSeesWhatWasSentWithItsHeaders() throws Exception {
    send("{\"state\":\"completed\"}");

    List<ReceivedEvent> events =
        new EventReader(SharedServices.bootstrapServers())
            .readUntil(
                Topics.DEAD_JOB_REQUESTS,
                seen -> seen.stream().anyMatch(event -> KEY.equals(event.key())),
                Duration.ofSeconds(20));

    assertThat(events)
        .filteredOn(event -> KEY.equals(event.key()))
        .singleElement()
        .satisfies(event -> assertThat(event.type()).isEqualTo("a.type"))
        .satisfies(event -> assertThat(event.text("state")).isEqualTo("completed"));
  }

  @Test
  void aClosedSetOfServicesLeavesNoProcess() {
    Services services = Services.start();
    String data = new Store(services.jdbcUrl()).texts("show data_directory").get(0);

    services.close();

    assertThat(Path.of(data).getParent()).doesNotExist();
    assertThat(ProcessHandle.allProcesses().map(ServicesComponentTest::commandLine))
        .noneMatch(line -> line.contains(data));
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  private static void send(String value) throws Exception {
    ProducerRecord<String, String> message =
        new ProducerRecord<>(Topics.DEAD_JOB_REQUESTS, KEY, value);
    message.headers().add("ce_type", "a.type".getBytes(StandardCharsets.UTF_8));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedServices.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(message).get(20, TimeUnit.SECONDS);
    }
  }
}
