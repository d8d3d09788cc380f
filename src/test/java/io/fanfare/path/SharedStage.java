package io.fanfare.path;

import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Population;
import io.fanfare.simulator.vendor.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One stage for all tests that leave each other's accounts alone: many accounts, a fast vendor, a
 * high rate. Kept for the JVM's life.
 */
final class SharedStage {
  private static final int ACCOUNTS = 49;
  private static final int RATE = 200;

  private SharedStage() {}

  static Stage stage() {
    return Holder.STAGE;
  }

  private static final class Holder {
    private static final Stage STAGE =
        Stage.open(
            SimulatorSettings.defaults()
                .withPopulation(
                    new Population(
                        ACCOUNTS,
                        4,
                        List.of("Newsletter", "Customers", Ids.SHARED + "newsletter"),
                        List.of("VIP", "Lead", Ids.SHARED + "customer")))
                .withRatePerSecond(RATE)
                .withDurationCap(Duration.ofMinutes(1))
                .withTimeWarp(20),
            Map.ofEntries(
                Map.entry("fanfare.quota.per-second", String.valueOf(RATE)),
                Map.entry("fanfare.prediction.cold-median", "2s"),
                Map.entry("fanfare.prediction.longest-pause", "3s"),
                Map.entry("fanfare.exports.retry-pause", "2s"),
                Map.entry("fanfare.schedules.least-interval", "1s"),
                Map.entry("fanfare.schedules.hosts", "127.0.0.1:*"),
                Map.entry("fanfare.schedules.allow-http", "true"),
                Map.entry("fanfare.schedules.allow-private", "true"),
                Map.entry("fanfare.http.read-within", "4s"),
                Map.entry("quarkus.http.idle-timeout", "12s")));
  }
}
