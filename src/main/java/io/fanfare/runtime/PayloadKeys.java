package io.fanfare.runtime;

import io.fanfare.payload.KeyRing;
import io.fanfare.payload.PayloadSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the payload keys from where the settings say. No message repeats anything of a key. */
final class PayloadKeys {
  private static final String ONE =
      "Set exactly one of fanfare.payload.keys-directory, fanfare.payload.key-file and"
          + " fanfare.payload.key: a key is the base64 of 32 random bytes, for instance made by"
          + " 'openssl rand -base64 32'";

  private PayloadKeys() {}

  /** The keys; throws IllegalStateException or IllegalArgumentException with what is wrong. */
  static KeyRing of(PayloadSettings settings) {
    long given =
        Stream.of(settings.key(), settings.keyFile(), settings.keysDirectory())
            .filter(setting -> setting.isPresent())
            .count();
    if (given != 1) {
      throw new IllegalStateException(ONE);
    }
    Map<String, String> keys =
        settings
            .keysDirectory()
            .map(PayloadKeys::all)
            .orElseGet(() -> Map.of(settings.keyId(), single(settings)));
    return new KeyRing(settings.keyId(), keys);
  }

  private static String single(PayloadSettings settings) {
    return settings.key().orElseGet(() -> read(settings.keyFile().orElseThrow()));
  }

  /** A mounted secret keeps its versions under names that begin with two dots. */
  private static Map<String, String> all(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      Map<String, String> keys = new TreeMap<>();
      files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .forEach(file -> keys.put(file.getFileName().toString(), read(file)));
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException("The payload keys cannot be read: " + directory, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("A payload key cannot be read: " + file, e);
    }
  }
}
