package io.fanfare.kafka;

import io.fanfare.completion.Outbox.Heading;
import io.fanfare.completion.Outbox.Kept;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The CloudEvents 1.0 attributes of an event as Kafka headers (binary mode). */
final class CloudEventHeaders {
  private CloudEventHeaders() {}

  /** {@code traceparent}: of the job that it tells of; null when that is not followed. */
  static Headers of(Kept event, String source, @Nullable String traceparent) {
    Heading heading = event.heading();
    Headers headers = new RecordHeaders();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", heading.id());
    put(headers, "ce_source", source);
    put(headers, "ce_type", heading.type());
    put(headers, "ce_subject", heading.subject());
    put(headers, "ce_time", event.time().toString());
    put(headers, "content-type", "application/json");
    if (traceparent != null) {
      put(headers, "traceparent", traceparent);
    }
    return headers;
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
