package io.fanfare.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
