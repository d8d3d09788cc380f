package io.fanfare.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fanfare.testing.Lanes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What GraalVM would be given: it keeps what Jackson must see of our answers, and the files that
 * are read. The package phase makes it; {@code -Dquick} leaves it out, and this test with it.
 */
@ResourceLock(Lanes.THIRD)
class NativeSourcesIT {
  private static final Path SOURCES = Path.of("target", "native-sources");

  @BeforeEach
  void areThere() {
    assumeThat(SOURCES).isDirectory();
  }

  @Test
  void shouldKeepEveryTypeThatAResourceAnswersWith() throws IOException {
    // Given
    Set<String> answers = new TreeSet<>();
    resources()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaMethod::getReturnType)
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .forEach(type -> add(type, answers));

    // When
    Set<String> kept = kept();

    // Then
    assertThat(answers).hasSizeGreaterThan(15);
    assertThat(kept).containsAll(answers);
  }

  @Test
  void shouldTakeTheCatalogueAndTheMigrationsAlong() throws IOException {
    // When
    String resources = entry("META-INF/native-image/resource-config.json");

    // Then
    assertThat(resources).contains("catalogue/");
    try (Stream<Path> migrations =
        Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
      assertThat(migrations)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(resources).contains(file.getFileName().toString()));
    }
  }

  private static Stream<JavaClass> resources() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fanfare.http")
            .stream()
            .filter(type -> type.isAnnotatedWith(jakarta.ws.rs.Path.class));
  }

  /** The record and the records of its components. */
  private static void add(JavaClass type, Set<String> types) {
    if (!type.getName().startsWith("io.fanfare.")
        || !type.isRecord()
        || !types.add(type.getName())) {
      return;
    }
    type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
        .forEach(part -> add(part, types));
  }

  private static Set<String> kept() throws IOException {
    JsonNode config =
        new ObjectMapper().readTree(entry("META-INF/native-image/reflect-config.json"));
    return config.findValuesAsText("name").stream().collect(Collectors.toSet());
  }

  private static String entry(String name) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(SOURCES, "*-runner.jar");
        ZipFile jar = new ZipFile(jars.iterator().next().toFile());
        InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
