package io.fanfare.payload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The keys that people's data is sealed with, and how long that data stays. */
@ConfigMapping(prefix = "fanfare.payload")
public interface PayloadSettings {

  /**
   * Base64 of 32 random bytes. Exactly one of this, {@link #keyFile()} and {@link #keysDirectory()}
   * is required.
   */
  Optional<String> key();

  /** A file that holds the base64 of 32 random bytes, such as a mounted secret. */
  Optional<Path> keyFile();

  /**
   * A directory with a file for each key, named by the key's id, such as a mounted secret; names
   * that begin with a dot are passed over. The way to change keys without a stop.
   */
  Optional<Path> keysDirectory();

  /**
   * Names the key that seals, in what it sealed, 1 to 40 characters; give a new key a new name. Of
   * {@link #keysDirectory()} it is one of the files.
   */
  @WithDefault("k1")
  String keyId();

  /** How long requests stay after their activity ended. */
  @WithDefault("1h")
  Duration requestRetention();

  /** How long results and row errors stay after their activity ended. */
  @WithDefault("24h")
  Duration resultRetention();

  /** How often to delete what has outlived its retention: a Quarkus duration, 1s or more. */
  @WithDefault("5m")
  String purgeEvery();
}
