package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {
  @Test
  void readsItsOptions() {
    SimulatorSettings settings =
        SimulatorMain.settings(
            "--port=8089", "--accounts=25", "--rate=4", "--time-warp=20", "--api-key=other");
    assertThat(settings.port()).isEqualTo(8089);
    assertThat(settings.population().accounts()).isEqualTo(25);
    assertThat(settings.limits().ratePerSecond()).isEqualTo(4);
    assertThat(settings.timing().timeWarp()).isEqualTo(20);
    assertThat(settings.credentials().apiKey()).isEqualTo("other");
    assertThat(settings.credentials().clientId()).isEqualTo("sim-client");
  }

  @Test
  void readsOptionsThatBelongTogetherInAnyOrder() {
    SimulatorSettings settings =
        SimulatorMain.settings(
            "--jitter-ms=5", "--one-way-ms=20", "--sigma=1", "--cap-ms=600000", "--median-ms=30");
    assertThat(settings.timing().distance())
        .isEqualTo(new SimulatorSettings.Distance(Duration.ofMillis(20), Duration.ofMillis(5)));
    assertThat(settings.timing().durations())
        .isEqualTo(
            new SimulatorSettings.Durations(
                Duration.ofMillis(30), 1, Duration.ofMinutes(10), Map.of()));
  }

  @Test
  void namesAnOptionThatItDoesNotKnow() {
    assertThatThrownBy(() -> SimulatorMain.settings("--prot=1")).hasMessageContaining("--prot");
  }

  @Test
  void namesAPortThatIsTaken() {
    try (Simulator first = Simulator.start(SimulatorSettings.defaults())) {
      SimulatorSettings same = SimulatorSettings.defaults().withPort(first.port());
      assertThatThrownBy(() -> Simulator.start(same))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Integer.toString(first.port()));
    }
  }
}
