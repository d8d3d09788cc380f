package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Log lines of the packaged service as JSON: the keys are those that docs/operations.md lists. */
class LogLinesIT {
  private static final Pattern KEY =
      Pattern.compile("(?m)^\\| `([a-zA-Z]+)` \\| (always|sometimes)");

  @Test
  void shouldWriteOnlyTheDocumentedKeys() throws Exception {
    // Given
    String document = Files.readString(Path.of("docs", "operations.md"));
    Set<String> always = keys(document, "always");
    Set<String> all = keys(document, "always");
    all.addAll(keys(document, "sometimes"));
    assertThat(all).contains("timestamp", "level", "message", "stackTrace");

    // When: it has no database to start with, and says so.
    List<JsonNode> lines = logged("-Dquarkus.log.console.json.enabled=true");

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

  private static List<JsonNode> logged(String option) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = System.getProperty("fanfare.application", "target/quarkus-app/quarkus-run.jar");
    Process process =
        new ProcessBuilder(java, "-Xmx256m", option, "-Dquarkus.http.port=0", "-jar", jar)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : said.lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
