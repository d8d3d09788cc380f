package io.fanfare.bench.party;

import io.fanfare.bench.workload.Workload;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * How Fanfare is set up: what any operator must set, the key's limits, and with lifted limits more
 * calls at once. Everything else stays as it is delivered.
 */
final class FanfareSettings {
  private static final int KEY_BYTES = 32;
  private static final int POLLING_MILLIS = 15_000;

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
    if (!workload.limited()) {
      settings.putAll(manyAtOnce());
    } else if (workload.vendor().warp() > 1) {
      settings.put("fanfare.polling.interval", warped(workload) + "ms");
    }
    return settings;
  }

  /** The delivered values fit a key of 10 calls a second. */
  private static Map<String, String> manyAtOnce() {
    return Map.of(
        "fanfare.dispatch.claim-size", "200",
        "fanfare.dispatch.in-flight", "400",
        "fanfare.polling.claim-size", "200",
        "fanfare.polling.in-flight", "200",
        "fanfare.polling.interval", "2s");
  }

  /** The delivered interval, as much shorter as everybody else's. */
  private static long warped(Workload workload) {
    return Math.round(POLLING_MILLIS / workload.vendor().warp());
  }

  private static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
