package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Log lines of the packaged service as JSON: the keys are those that docs/operations.md lists. */
@ResourceLock(Lanes.FIRST)
class LogLinesIT {
  private static final Pattern KEY =
      Pattern.compile("(?m)^\\| `([a-zA-Z]+)` \\| (always|sometimes)");

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("quarkus.log.console.json.enabled", "true"),
          Map.entry("quarkus.http.port", "0"),
          Map.entry("quarkus.management.port", "0"),
          Map.entry("quarkus.flyway.connect-retries", "0"),
          Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/none"),
          Map.entry("quarkus.datasource.reactive.url", "postgresql://localhost:1/none"),
          Map.entry("quarkus.datasource.username", "nobody"),
          Map.entry("quarkus.datasource.password", "none"),
          Map.entry("kafka.bootstrap.servers", "localhost:1"),
          Map.entry("fanfare.access.mode", "off"),
          Map.entry("fanfare.constant-contact.url", "http://localhost:1/v3"),
          Map.entry("fanfare.constant-contact.token-url", "http://localhost:1/token"),
          Map.entry("fanfare.constant-contact.client-id", "none"),
          Map.entry("fanfare.constant-contact.client-secret", "none"),
          Map.entry("fanfare.constant-contact.api-key", "none"),
          Map.entry("fanfare.payload.key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));

  @Test
  void shouldWriteOnlyTheDocumentedKeys() throws Exception {
    // Given
    String document = Files.readString(Path.of("docs", "operations.md"));
    Set<String> always = keys(document, "always");
    Set<String> all = keys(document, "always");
    all.addAll(keys(document, "sometimes"));
    assertThat(all).contains("timestamp", "level", "message", "stackTrace");

    // When: its database is not there, and it says so.
    List<JsonNode> lines = logged();

    // Then
    assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(keys(line)).containsAll(always));
    assertThat(lines).allSatisfy(line -> assertThat(keys(line)).isSubsetOf(all));
    assertThat(lines).anySatisfy(line -> assertThat(keys(line)).isEqualTo(all));
  }

  private static Set<String> keys(String document, String when) {
    Set<String> keys = new TreeSet<>();
    KEY.matcher(document)
        .results()
        .filter(row -> row.group(2).equals(when))
        .forEach(row -> keys.add(row.group(1)));
    return keys;
  }

  private static Set<String> keys(JsonNode line) {
    Set<String> keys = new TreeSet<>();
    line.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<JsonNode> logged() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : said.lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    SETTINGS.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-jar");
    command.add(System.getProperty("fanfare.application", "target/quarkus-app/quarkus-run.jar"));
    return command;
  }
}
