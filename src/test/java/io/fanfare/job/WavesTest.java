package io.fanfare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.job.WaveStore.EndedWave;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavesTest {
  private static final Waves CANARIES =
      new Waves(List.of(new Share(1, false), new Share(1, true), Share.ALL), new Share(2, true));

  @Test
  void shouldCutAccountsIntoWaves() {
    assertThat(CANARIES.beginnings(10_000)).containsExactly(1, 101);
    assertThat(CANARIES.beginnings(150)).containsExactly(1, 3);
  }

  @Test
  void shouldLeaveOutWavesForWhichNoAccountIsLeft() {
    assertThat(CANARIES.beginnings(1)).isEmpty();
    assertThat(CANARIES.beginnings(2)).containsExactly(1);
    assertThat(Waves.NONE.beginnings(100)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, true, 100, 2, true",
    "2, true, 100, 3, false",
    "2, true, 49, 1, false",
    "29, true, 100, 29, true",
    "3, false, 10, 3, true",
    "3, false, 10, 4, false",
    "0, false, 10, 1, false"
  })
  void shouldTolerateAShareOfTheAccountsSoFar(
      double amount, boolean percent, int accounts, int failed, boolean tolerable) {
    Share tolerated = new Share(amount, percent);
    EndedWave wave = new EndedWave(new UUID(0, 1), 0, accounts, failed, tolerated);
    assertThat(wave.isTolerable()).isEqualTo(tolerable);
  }
}
