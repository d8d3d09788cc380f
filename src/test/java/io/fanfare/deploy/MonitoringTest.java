package io.fanfare.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.metrics.Meters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for meters that exist, and somebody knows what to do. */
class MonitoringTest {
  private static final Path DIRECTORY = Path.of("k8s", "monitoring");
  private static final Pattern OPERATIONS = Pattern.compile("(?m)^### (Fanfare[A-Za-z]+)$");

  /** What is no metric in an expression: labels and ranges, then functions and words. */
  private static final Pattern LABELS =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|on) \\([^)]*\\)");

  private static final Pattern WORDS = Pattern.compile("\\b(?:[a-z_]+(?= *\\()|and\\b|or\\b)");

  private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z_]*\\b");

  @Test
  void shouldAlertOnlyOnMetersThatExist() throws IOException {
    assertThat(rules().map(rule -> rule.path("expr").asText()).flatMap(MonitoringTest::metrics))
        .isNotEmpty()
        .isSubsetOf(Meters.all());
  }

  @Test
  void shouldShowOnlyMetersThatExist() throws IOException {
    // When
    JsonNode dashboard =
        new ObjectMapper().readTree(DIRECTORY.resolve("fanfare-dashboard.json").toFile());

    // Then
    assertThat(
            dashboard.findValuesAsText("expr").stream().flatMap(MonitoringTest::metrics).toList())
        .isNotEmpty()
        .isSubsetOf(Meters.all());
  }

  @Test
  void shouldShowOrAlertOnEveryMeterOfOurOwn() throws IOException {
    // Given
    String dashboard = Files.readString(DIRECTORY.resolve("fanfare-dashboard.json"));

    // Then
    assertThat(Meters.own()).allSatisfy(name -> assertThat(dashboard).contains(name));
  }

  @Test
  void shouldScrapeThePortThatHasMetricsUnderTheNameThatAlertsKnow() throws IOException {
    // Given
    List<JsonNode> objects = Manifests.of("production");
    JsonNode monitor = Manifests.ofKind(objects, "ServiceMonitor").findFirst().orElseThrow();
    JsonNode labels = monitor.at("/spec/selector/matchLabels");

    // When
    List<JsonNode> scraped =
        Manifests.ofKind(objects, "Service")
            .filter(
                service ->
                    labels.properties().stream()
                        .allMatch(
                            label ->
                                label
                                    .getValue()
                                    .equals(service.at("/metadata/labels").path(label.getKey()))))
            .toList();

    // Then
    assertThat(scraped)
        .singleElement()
        .satisfies(
            service -> {
              assertThat(service.at("/spec/ports/0/name"))
                  .isEqualTo(monitor.at("/spec/endpoints/0/port"));
              String job = monitor.at("/spec/jobLabel").asText();
              assertThat(service.at("/metadata/labels").path(job).asText()).isEqualTo("fanfare");
            });
  }

  @Test
  void shouldSayWhatToDoForEveryAlert() throws IOException {
    // Given
    String operations = Files.readString(Path.of("docs", "operations.md"));
    List<String> entries =
        OPERATIONS
            .matcher(operations)
            .results()
            .map((MatchResult entry) -> entry.group(1))
            .toList();

    // Then
    assertThat(rules().map(rule -> rule.path("alert").asText()))
        .containsExactlyInAnyOrderElementsOf(entries);
    assertThat(rules())
        .allSatisfy(
            rule ->
                assertThat(rule.at("/annotations/runbook").asText())
                    .isEqualTo(
                        "docs/operations.md#"
                            + rule.path("alert").asText().toLowerCase(Locale.ROOT)));
  }

  private static Stream<JsonNode> rules() throws IOException {
    return Manifests.elements(
        Yaml.read(DIRECTORY.resolve("alerts.yaml")).get(0).at("/spec/groups/0/rules"));
  }

  private static Stream<String> metrics(String expression) {
    String bare = WORDS.matcher(LABELS.matcher(expression).replaceAll("")).replaceAll("");
    return NAME.matcher(bare).results().map(MatchResult::group);
  }
}
