package io.fanfare.path;

import io.fanfare.canary.Markers;
import java.util.HashMap;
import java.util.Map;

/** A service whose every secret is a marker, which is quick, follows all and logs all it can. */
final class CanarySettings {
  private CanarySettings() {}

  /** Its settings; traces go to {@code collector}. */
  static Map<String, String> of(Markers markers, String collector) {
    Map<String, String> settings = new HashMap<>(quick(markers));
    settings.put("quarkus.otel.exporter.otlp.endpoint", collector);
    settings.put("fanfare.access.mode", "required");
    settings.put("fanfare.access.bootstrap-key", markers.digits());
    settings.put("fanfare.webhooks.token", CanarySecrets.token(markers));
    settings.put("fanfare.webhooks.previous-token", CanarySecrets.token(markers) + "before");
    settings.put("fanfare.webhooks.signing-secret", markers.personal("signingsecret"));
    return settings;
  }

  private static Map<String, String> quick(Markers markers) {
    return Map.ofEntries(
        Map.entry("quarkus.log.level", "ALL"),
        Map.entry("quarkus.log.category.\"io.fanfare\".level", "ALL"),
        Map.entry("quarkus.log.category.\"org.flywaydb\".level", "ALL"),
        Map.entry("quarkus.log.category.\"org.apache.kafka\".level", "ALL"),
        Map.entry("quarkus.log.category.\"io.smallrye.reactive.messaging\".level", "ALL"),
        Map.entry("quarkus.log.category.\"org.hibernate\".level", "ALL"),
        Map.entry("quarkus.datasource.password", markers.personal("dbpassword")),
        Map.entry("fanfare.payload.key", markers.key()),
        Map.entry("fanfare.quota.per-second", "100"),
        Map.entry("fanfare.constant-contact.request-timeout", "2s"),
        Map.entry("fanfare.constant-contact.connect-timeout", "1s"),
        Map.entry("fanfare.reconciliation.first-proof", "2s"),
        Map.entry("fanfare.reconciliation.second-proof", "2s"),
        Map.entry("fanfare.reconciliation.resend-after-lost", "5s"),
        Map.entry("fanfare.dispatch.send-within", "2s"),
        Map.entry("fanfare.dispatch.claim-lease", "6s"),
        Map.entry("fanfare.dispatch.lost-after", "4s"),
        Map.entry("fanfare.polling.retry-pause", "1s"),
        Map.entry("fanfare.prediction.cold-median", "1s"),
        Map.entry("fanfare.exports.retry-pause", "1s"),
        Map.entry("fanfare.schedules.least-interval", "1s"),
        Map.entry("fanfare.schedules.hosts", "127.0.0.1:*"),
        Map.entry("fanfare.schedules.allow-http", "true"),
        Map.entry("fanfare.schedules.allow-private", "true"),
        Map.entry("quarkus.otel.sdk.disabled", "false"),
        Map.entry("quarkus.otel.exporter.otlp.protocol", "http/protobuf"),
        Map.entry("quarkus.otel.bsp.schedule.delay", "500ms"));
  }
}
