package io.fanfare.bench.party;

import io.fanfare.bench.workload.Workload;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * How Fanfare is set up: what any operator must set, the key's limits, and timers that go with the
 * warp. Everything else stays as it is delivered.
 */
final class FanfareSettings {
  private static final int KEY_BYTES = 32;

  /** Timers in seconds. The ticks cannot be made shorter. */
  private static final Map<String, Integer> DELIVERED =
      Map.of(
          "fanfare.constant-contact.connect-timeout", 5,
          "fanfare.constant-contact.request-timeout", 35,
          "fanfare.polling.retry-pause", 30,
          "fanfare.prediction.cold-median", 15,
          "fanfare.reconciliation.first-proof", 35,
          "fanfare.reconciliation.second-proof", 40);

  /**
   * Where the parties' own cost is the limit: activities take a second, which the peers know too,
   * and what two busy processors do to the time of a call is no jitter of the network.
   */
  private static final Map<String, String> LIFTED =
      Map.of(
          "fanfare.prediction.cold-median", "1s",
          "fanfare.prediction.longest-pause", "5s",
          "fanfare.quota.guard-most", "250ms");

  private FanfareSettings() {}

  static Map<String, String> of(Stage stage) {
    Workload workload = stage.workload();
    Map<String, String> settings = new HashMap<>(stage.services().configuration());
    settings.put("fanfare.constant-contact.url", stage.api().toString());
    settings.put("fanfare.constant-contact.token-url", stage.tokens().toString());
    settings.put("fanfare.constant-contact.client-id", stage.credentials().clientId());
    settings.put("fanfare.constant-contact.client-secret", stage.credentials().clientSecret());
    settings.put("fanfare.constant-contact.api-key", stage.credentials().apiKey());
    settings.put("fanfare.payload.key", newKey());
    settings.put("fanfare.quota.per-second", Integer.toString(workload.vendor().rate()));
    settings.put("fanfare.quota.per-day", "1000000000");
    // The caller reads the directory in the measured time, as the peers do.
    settings.put("fanfare.directory.every", "off");
    settings.put("fanfare.access.mode", "off");
    if (!workload.limited()) {
      settings.putAll(LIFTED);
    }
    scale(settings, workload.vendor().warp());
    return settings;
  }

  /** What was chosen for the vendor's real speed goes as much faster as the vendor does. */
  private static void scale(Map<String, String> settings, double warp) {
    if (warp > 1) {
      DELIVERED.forEach(
          (name, seconds) -> settings.put(name, Math.round(seconds * 1_000 / warp) + "ms"));
    }
  }

  private static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
