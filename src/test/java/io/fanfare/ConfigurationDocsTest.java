package io.fanfare;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/configuration.md against the mappings that read the settings. */
class ConfigurationDocsTest {
  private static final Path DOCUMENT = Path.of("docs", "configuration.md");
  private static final Path SHIPPED = Path.of("src", "main", "resources", "application.properties");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(fanfare\\.[a-z0-9.-]+)` \\| (`[^`]+`|none|required) \\|");
  private static final String OWN = "fanfare.";

  @Test
  void the_document_names_every_property_with_its_default_and_no_other() throws IOException {
    // Given
    Map<String, String> properties = properties();

    // When
    Map<String, String> documented = documented();

    // Then
    assertThat(documented).containsExactlyInAnyOrderEntriesOf(properties);
  }

  @Test
  void no_property_has_two_rows() throws IOException {
    // When
    Stream<String> names =
        ROW.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1));

    // Then
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void shipped_settings_repeat_the_defaults() throws IOException {
    // Given
    Map<String, String> properties = properties();

    // When
    Map<String, String> shipped = shipped();

    // Then
    assertThat(properties).containsAllEntriesOf(shipped);
  }

  private static Map<String, String> documented() throws IOException {
    return ROW.matcher(Files.readString(DOCUMENT))
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1), row -> row.group(2), (first, again) -> first, TreeMap::new));
  }

  private static Map<String, String> shipped() throws IOException {
    Properties shipped = new Properties();
    try (var reader = Files.newBufferedReader(SHIPPED)) {
      shipped.load(reader);
    }
    return shipped.stringPropertyNames().stream()
        .filter(name -> name.startsWith(OWN))
        .collect(Collectors.toMap(name -> name, name -> "`" + shipped.getProperty(name) + "`"));
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.fanfare")
            .stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .map(JavaClass::reflect)
            .forEach(mapping -> properties.putAll(properties(mapping)));
    return properties;
  }

  private static Map<String, String> properties(Class<?> mapping) {
    String prefix = mapping.getAnnotation(ConfigMapping.class).prefix() + ".";
    return Arrays.stream(mapping.getMethods())
        .filter(method -> !method.isDefault() && method.getParameterCount() == 0)
        .collect(
            Collectors.toMap(
                method -> prefix + kebab(method.getName()), ConfigurationDocsTest::byDefault));
  }

  private static String byDefault(Method method) {
    WithDefault value = method.getAnnotation(WithDefault.class);
    if (value != null) {
      return "`" + value.value() + "`";
    }
    return method.getReturnType().equals(Optional.class) ? "none" : "required";
  }

  private static String kebab(String method) {
    return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
