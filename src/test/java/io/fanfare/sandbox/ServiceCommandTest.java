package io.fanfare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCommandTest {
  @TempDir Path directory;

  @Test
  void secretsStayOffTheCommandLine() throws Exception {
    Path jar = Files.createFile(directory.resolve("service.jar"));
    Map<String, String> configuration =
        Map.of(
            "quarkus.datasource.password", "hidden",
            "fanfare.constant-contact.client-secret", "hidden",
            "fanfare.constant-contact.api-key", "hidden",
            "fanfare.payload.key", "hidden",
            "kafka.bootstrap.servers", "localhost:9092");

    ServiceCommand command =
        ServiceCommand.of(jar, new Ports(1, 2, 3, 4, 8080, 9000), configuration, List.of());

    assertThat(command.arguments())
        .contains("-Dkafka.bootstrap.servers=localhost:9092", "-Dquarkus.http.port=8080")
        .contains("-Dquarkus.management.port=9000")
        .noneMatch(argument -> argument.contains("hidden"));
    assertThat(command.environment())
        .containsOnlyKeys(
            "QUARKUS_DATASOURCE_PASSWORD",
            "FANFARE_CONSTANT_CONTACT_CLIENT_SECRET",
            "FANFARE_CONSTANT_CONTACT_API_KEY",
            "FANFARE_PAYLOAD_KEY");
  }
}
