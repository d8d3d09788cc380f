package io.fanfare.sandbox.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    Table table = new Table("ACCOUNT", "EVENT").row("a1", "completed").row("a1000000", "failed");

    assertThat(table.lines())
        .containsExactly(
            "ACCOUNT    EVENT",
            "--------   ---------",
            "a1         completed",
            "a1000000   failed");
  }

  @Test
  void aTableWithoutRowsShowsItsHeadings() {
    assertThat(new Table("ACCOUNT").lines()).containsExactly("ACCOUNT", "-------");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    Table table = new Table("ACCOUNT", "EVENT");

    assertThatThrownBy(() -> table.row("a1")).isInstanceOf(IllegalArgumentException.class);
  }
}
