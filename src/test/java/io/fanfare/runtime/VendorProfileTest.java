package io.fanfare.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.quota.QuotaSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defaults that come from what a probe found out. */
class VendorProfileTest {
  private static final String PROFILE =
      """
      {"version": 1, "probed_at": "2026-03-01T10:00:00Z", "calls": 150, "answers": {
        "calls_a_second": {"value": "10", "confidence": "high", "evidence": ""},
        "proxied_cost": {"value": "2", "confidence": "high", "evidence": ""},
        "window": {"value": null, "confidence": "undetermined", "evidence": ""}}}
      """;

  @TempDir private Path directory;

  private QuotaSettings settings(String profile, Map<String, String> configured)
      throws IOException {
    Path file = directory.resolve("profile.json");
    Files.writeString(file, profile);
    Map<String, String> all = new HashMap<>(configured);
    all.put("fanfare.vendor.profile", file.toString());
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(all, "configured", 250))
        .withSources(new VendorProfile())
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(QuotaSettings.class)
        .build()
        .getConfigMapping(QuotaSettings.class);
  }

  @Test
  void shouldTakeTheAnswersForDefaults() throws IOException {
    // When
    QuotaSettings quota = settings(PROFILE, Map.of());

    // Then: each call counts twice on the key
    assertThat(quota.perSecond()).isEqualTo(10);
    assertThat(quota.limits().perSecond()).isEqualTo(5);
    assertThat(quota.limits().perDay()).isEqualTo(5_000);
  }

  @Test
  void shouldPutWhatIsConfiguredFirst() throws IOException {
    // When
    QuotaSettings quota =
        settings(PROFILE, Map.of("fanfare.quota.per-second", "8", "fanfare.quota.call-cost", "1"));

    // Then
    assertThat(quota.limits().perSecond()).isEqualTo(8);
  }

  @Test
  void shouldStopTheStartWithoutAProfile() {
    // Then
    assertThatThrownBy(() -> settings("{}", Map.of()))
        .hasMessageContaining("fanfare.vendor.profile")
        .hasMessageContaining("its version is not 1");
    assertThatThrownBy(() -> settings("?", Map.of())).hasMessageContaining("not JSON");
  }
}
