package io.fanfare.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.payload.KeyRing;
import io.fanfare.payload.PayloadSettings;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the payload keys come from. */
class PayloadKeysTest {
  @TempDir Path directory;

  @Test
  void shouldReadEveryKeyOfADirectory() throws IOException {
    // Given: as a mounted secret looks.
    Path version = Files.createDirectory(directory.resolve("..2026_11_22"));
    Files.createSymbolicLink(directory.resolve("..data"), version);
    write(version.resolve("k1"), 1);
    write(version.resolve("k2"), 2);
    Files.createSymbolicLink(directory.resolve("k1"), Path.of("..data", "k1"));
    Files.createSymbolicLink(directory.resolve("k2"), Path.of("..data", "k2"));

    // When
    KeyRing first = keys(Map.of("keys-directory", directory.toString()));
    KeyRing rotated = keys(Map.of("keys-directory", directory.toString(), "key-id", "k2"));

    // Then
    assertThat(rotated).hasToString("[k1, k2]");
    Sealed older = vault(first).seal("x", "plain".getBytes(UTF_8));
    assertThat(older.keyId()).isEqualTo("k1");
    assertThat(vault(rotated).open("x", older)).asString(UTF_8).isEqualTo("plain");
    assertThat(vault(rotated).seal("x", new byte[1]).keyId()).isEqualTo("k2");
  }

  @Test
  void shouldReadASingleKey() throws IOException {
    // Given
    Path file = directory.resolve("key");
    write(file, 1);

    // Then
    assertThat(keys(Map.of("key-file", file.toString()))).hasToString("[k1]");
    assertThat(keys(Map.of("key", text(1), "key-id", "other"))).hasToString("[other]");
  }

  @Test
  void shouldWantExactlyOneSource() {
    assertThatThrownBy(() -> keys(Map.of())).hasMessageContaining("exactly one");
    assertThatThrownBy(() -> keys(Map.of("key", text(1), "keys-directory", "/nowhere")))
        .hasMessageContaining("exactly one")
        .hasMessageNotContaining(text(1));
  }

  @Test
  void shouldNameWhatCannotBeRead() throws IOException {
    // Given
    write(directory.resolve("k1"), 1);

    // Then
    assertThatThrownBy(() -> keys(Map.of("keys-directory", directory.resolve("no").toString())))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no");
    assertThatThrownBy(() -> keys(Map.of("keys-directory", directory.toString(), "key-id", "k2")))
        .hasMessageContaining("k2")
        .hasMessageContaining("[k1]");
  }

  private static Vault vault(KeyRing keys) {
    return new Vault(keys, new SecureRandom());
  }

  private static KeyRing keys(Map<String, String> settings) {
    Map<String, String> named = new HashMap<>();
    settings.forEach((name, value) -> named.put("fanfare.payload." + name, value));
    return PayloadKeys.of(
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withMapping(PayloadSettings.class)
            .withDefaultValues(named)
            .build()
            .getConfigMapping(PayloadSettings.class));
  }

  private static void write(Path file, int fill) throws IOException {
    Files.writeString(file, text(fill) + "\n");
  }

  private static String text(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
