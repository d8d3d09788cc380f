package io.fanfare.runtime;

import io.fanfare.probe.profile.Profile;
import io.fanfare.probe.profile.ProfileFile;
import io.fanfare.probe.profile.Question;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes defaults from the profile that {@code fanfare.vendor.profile} names: below everything that
 * is configured, above what the settings have by themselves. A file that is missing or no profile
 * stops the start.
 */
public final class VendorProfile implements ConfigSourceFactory {
  private static final String PROPERTY = "fanfare.vendor.profile";

  /** The packaged application.properties has 250. */
  private static final int ORDINAL = 200;

  private static final Map<Question, String> SETTINGS =
      Map.of(
          Question.CALLS_A_SECOND, "fanfare.quota.per-second",
          Question.PROXIED_COST, "fanfare.quota.call-cost",
          Question.THROTTLED_KEYS, "fanfare.constant-contact.throttled-keys");

  /** The answer where the vendor sends nothing of the kind. */
  private static final String NONE = "none";

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    @Nullable ConfigValue named = context.getValue(PROPERTY);
    @Nullable String file = named == null ? null : named.getValue();
    return file == null || file.isBlank()
        ? List.of()
        : List.of(new PropertiesConfigSource(settings(read(file)), "vendor profile", ORDINAL));
  }

  /** What the profile says of settings; nothing where it is undetermined. */
  static Map<String, String> settings(Profile profile) {
    Map<String, String> settings = new HashMap<>();
    SETTINGS.forEach(
        (question, name) ->
            profile
                .answer(question)
                .filter(value -> !value.equals(NONE))
                .ifPresent(value -> settings.put(name, value)));
    return settings;
  }

  private static Profile read(String file) {
    try {
      return ProfileFile.read(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new IllegalStateException(PROPERTY + " names a file that cannot be read: " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          PROPERTY + " names no profile (" + file + "): " + e.getMessage(), e);
    }
  }
}
