package io.fanfare.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeapHistogramTest {
  @Test
  void theTotalIsTheLastLine() {
    HeapHistogram histogram =
        new HeapHistogram(
            """
            4711:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:         24500        2345678  [B (java.base@17.0.15)
            Total        100000       12345678
            """);

    assertThat(histogram.totalBytes()).isEqualTo(12_345_678);
  }

  @Test
  void anAnswerWithoutATotalIsShown() {
    assertThatThrownBy(() -> new HeapHistogram("4711: No such process").totalBytes())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No such process");
  }

  @Test
  void aRunningJvmHasLiveObjects() {
    assertThat(HeapHistogram.of(ProcessHandle.current().pid()).totalBytes()).isPositive();
  }
}
