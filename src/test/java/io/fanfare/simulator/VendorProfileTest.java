package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.simulator.SimulatorSettings.Quirks;
import io.fanfare.simulator.bulk.SizeRule;
import io.fanfare.simulator.limits.WindowKind;
import io.fanfare.simulator.partner.StatusMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorProfileTest {
  @TempDir private Path directory;

  private SimulatorSettings settings(String text) throws IOException {
    Path file = directory.resolve("profile.json");
    Files.writeString(file, text);
    return SimulatorMain.settings("--profile=" + file);
  }

  @Test
  void shouldBeLikeTheVendorThatWasProbed() throws IOException {
    // When
    SimulatorSettings settings =
        settings(
            """
            {"version": 1, "answers": {
              "window": {"value": "bucket"}, "calls_a_second": {"value": "7"},
              "burst": {"value": "14"}, "proxied_cost": {"value": "2"},
              "inner_status": {"value": "wrapped"}, "size_limit": {"value": "4194304"},
              "size_counted": {"value": "inner"}, "csv": {"value": "json_string"},
              "activity_order": {"value": "oldest_first"}}}
            """);

    // Then
    assertThat(settings.limits().ratePerSecond()).isEqualTo(7);
    assertThat(settings.quirks())
        .isEqualTo(
            new Quirks(
                WindowKind.BUCKET,
                14,
                2,
                StatusMapping.WRAPPED,
                new SizeRule(SizeRule.BINARY, false),
                true,
                false));
  }

  @Test
  void shouldStayAsItIsWhereNothingWasFoundOut() throws IOException {
    // When
    SimulatorSettings settings =
        settings("{\"version\": 1, \"answers\": {\"window\": {\"value\": null}}}");

    // Then
    assertThat(settings.quirks()).isEqualTo(SimulatorSettings.defaults().quirks());
  }

  @Test
  void shouldRefuseAnotherFile() {
    // Then
    assertThatThrownBy(() -> settings("{}")).hasMessageContaining("is no profile of version 1");
  }
}
