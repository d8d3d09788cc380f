package io.fanfare.reckoning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the vendor counts rows, and how much is spent on finding the bad ones. */
@ConfigMapping(prefix = "fanfare.reckoning")
public interface ReckoningSettings {

  /**
   * Whether {@code items_total_count} of an import is one more than its rows (API reference
   * 3.0.178: rows including the header).
   */
  @WithDefault("true")
  boolean headerCounted();

  /**
   * The number that the vendor's row errors give to the first row, 0 to 10. They count a header
   * even where the rows came as JSON (seen in public code: row index = line - 2).
   */
  @WithDefault("2")
  int firstRowLine();

  /**
   * How many more activities one refused request may lead to, 0 to 1000: cutting it in halves costs
   * two for each time that the rows are halved, so one bad row of 39,999 needs 32. 0 cuts nothing.
   */
  @WithDefault("64")
  int mostParts();

  /**
   * After so many refusals of a request and its parts, 1 to 1000, without one part that the vendor
   * took, the fault is not looked for in the rows any more.
   */
  @WithDefault("7")
  int fruitless();

  /** Throws IllegalStateException, naming the property, when a setting is out of its bounds. */
  default void check() {
    require("first-row-line", firstRowLine(), 0, 10);
    require("most-parts", mostParts(), 0, 1_000);
    require("fruitless", fruitless(), 1, 1_000);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalStateException(
          "fanfare.reckoning.%s must be %d to %d".formatted(name, least, most));
    }
  }
}
