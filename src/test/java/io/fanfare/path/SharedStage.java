package io.fanfare.path;

import io.fanfare.simulator.SimulatorSettings;
import java.util.Map;

/**
 * One stage for all tests that leave each other's accounts alone: many accounts, a fast vendor, a
 * high rate. Kept for the JVM's life.
 */
final class SharedStage {
  private static final int ACCOUNTS = 48;
  private static final int RATE = 200;

  private SharedStage() {}

  static Stage stage() {
    return Holder.STAGE;
  }

  private static final class Holder {
    private static final Stage STAGE =
        Stage.open(
            SimulatorSettings.defaults()
                .withAccounts(ACCOUNTS)
                .withRatePerSecond(RATE)
                .withTimeWarp(20),
            Map.of("fanfare.quota.per-second", String.valueOf(RATE)));
  }
}
