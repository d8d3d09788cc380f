package io.fanfare.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifests set is what docs/configuration.md knows, and all that must be set. */
class ManifestSettingsTest {
  private static final Pattern PROPERTY = Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` \\|");
  private static final String OF_THE_JVM = "JAVA_TOOL_OPTIONS";

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldSetOnlyWhatIsDocumented(String overlay) throws IOException {
    // Given
    Set<String> documented =
        properties(PROPERTY).map(ManifestSettingsTest::variable).collect(Collectors.toSet());

    // When
    List<JsonNode> objects = Manifests.of(overlay);

    // Then
    assertThat(variables(objects)).isNotEmpty().isSubsetOf(documented);
    assertThat(files(objects)).isNotEmpty().isSubsetOf(properties(PROPERTY).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldSetAllThatMustBeSet(String overlay) throws IOException {
    // Given
    List<String> required = requiredProperties();

    // When
    List<JsonNode> objects = Manifests.of(overlay);

    // Then
    Set<String> variables = variables(objects);
    Set<String> files = files(objects);
    assertThat(required)
        .hasSizeGreaterThan(8)
        .allMatch(name -> files.contains(name) || variables.contains(variable(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void shouldMountSecretsAndNeverPutThemIntoTheEnvironment(String overlay) throws IOException {
    // When
    List<JsonNode> objects = Manifests.of(overlay);

    // Then
    assertThat(Manifests.pods(objects).flatMap(Manifests::containers))
        .allSatisfy(
            container -> {
              assertThat(container.findValues("secretKeyRef")).isEmpty();
              assertThat(container.findValues("secretRef")).isEmpty();
            });
  }

  private static List<String> requiredProperties() throws IOException {
    String document = document();
    int from = document.indexOf("## What must be set");
    String section = document.substring(from, document.indexOf("\n## ", from + 1));
    return PROPERTY.matcher(section).results().map(row -> row.group(1)).toList();
  }

  private static Set<String> variables(List<JsonNode> objects) {
    Stream<String> mapped =
        Manifests.ofKind(objects, "ConfigMap")
            .filter(
                map ->
                    map.at("/metadata/name").asText().matches("fanfare(-(?!dashboard)[a-z0-9]+)?"))
            .flatMap(map -> map.path("data").properties().stream())
            .map(entry -> entry.getKey());
    Stream<String> own =
        ofFanfare(objects)
            .flatMap(Manifests::containers)
            .flatMap(container -> Manifests.elements(container.path("env")))
            .map(variable -> variable.path("name").asText())
            .filter(name -> !name.equals(OF_THE_JVM));
    return Stream.concat(mapped, own).collect(Collectors.toSet());
  }

  private static Set<String> files(List<JsonNode> objects) {
    return ofFanfare(objects)
        .flatMap(pod -> Manifests.elements(pod.at("/spec/volumes")))
        .flatMap(volume -> Manifests.elements(volume.at("/projected/sources")))
        .flatMap(source -> Manifests.elements(source.at("/secret/items")))
        .map(item -> item.path("path").asText())
        .collect(Collectors.toSet());
  }

  private static Stream<JsonNode> ofFanfare(List<JsonNode> objects) {
    return Stream.of("Deployment", "Job")
        .flatMap(kind -> Manifests.ofKind(objects, kind))
        .filter(object -> object.at("/metadata/name").asText().startsWith("fanfare"))
        .map(object -> object.at("/spec/template"));
  }

  private static Stream<String> properties(Pattern row) throws IOException {
    return row.matcher(document()).results().map(match -> match.group(1));
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("docs", "configuration.md"));
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
