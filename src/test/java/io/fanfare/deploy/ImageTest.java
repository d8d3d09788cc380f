package io.fanfare.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images run as the user that the manifests name, and are built on versions. */
class ImageTest {
  private static final Path DIRECTORY = Path.of("src", "main", "docker");
  private static final String VERSION = "[a-z0-9./-]+:[0-9][A-Za-z0-9._-]*";

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
  void shouldRunAsTheUserOfTheManifests(String file) throws IOException {
    // When
    List<String> lines = Files.readAllLines(DIRECTORY.resolve(file));

    // Then
    String user =
        Manifests.ofKind(Manifests.of("production"), "Deployment")
            .map(deployment -> deployment.at("/spec/template/spec/securityContext"))
            .map(context -> context.path("runAsUser") + ":" + context.path("runAsGroup"))
            .findFirst()
            .orElseThrow();
    assertThat(lines).contains("USER " + user);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native-micro"})
  void shouldBeBuiltOnAVersion(String file) throws IOException {
    assertThat(Files.readAllLines(DIRECTORY.resolve(file)).stream())
        .filteredOn(line -> line.startsWith("FROM ") || line.startsWith("ARG JDK="))
        .isNotEmpty()
        .allMatch(
            line ->
                line.matches(
                    "FROM \\$\\{JDK}( AS [a-z]+)?|FROM " + VERSION + "|ARG JDK=" + VERSION));
  }
}
