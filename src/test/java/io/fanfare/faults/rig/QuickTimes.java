package io.fanfare.faults.rig;

import java.util.Map;
import java.util.TreeMap;

/**
 * The service's times, shortened in one place, so that a fault and what follows it fit into a
 * minute. Their order among each other is that of the defaults.
 */
public final class QuickTimes {
  /** Wide and not learned: on a loaded machine it is the simulator that moves arrivals. */
  private static final String GUARD = System.getProperty("path.guard", "250ms");

  private QuickTimes() {}

  /** Settings of every replica of the suite; {@code ratePerSecond} is the key's. */
  public static Map<String, String> with(int ratePerSecond) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("fanfare.quota.per-second", String.valueOf(ratePerSecond));
    settings.put("fanfare.quota.per-day", "250000");
    settings.put("fanfare.quota.guard", GUARD);
    settings.put("fanfare.quota.guard-least", GUARD);
    settings.put("fanfare.quota.guard-most", GUARD);
    settings.put("fanfare.directory.every", "off");
    settings.put("fanfare.prediction.cold-median", "1s");
    settings.put("fanfare.prediction.longest-pause", "2s");
    settings.put("fanfare.polling.retry-pause", "2s");
    settings.put("fanfare.reconciliation.first-proof", "3s");
    settings.put("fanfare.reconciliation.second-proof", "3s");
    settings.put("fanfare.reconciliation.resend-after-lost", "10s");
    settings.put("fanfare.dispatch.send-within", "2s");
    settings.put("fanfare.constant-contact.connect-timeout", "1s");
    settings.put("fanfare.constant-contact.request-timeout", "3s");
    settings.put("fanfare.dispatch.claim-lease", "6s");
    settings.put("fanfare.dispatch.lost-after", "4s");
    settings.put("fanfare.dispatch.sweep-every", "1s");
    return settings;
  }
}
