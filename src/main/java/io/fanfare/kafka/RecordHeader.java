package io.fanfare.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Headers of records as texts. */
final class RecordHeader {
  private RecordHeader() {}

  /** The last header of that name as UTF-8; null when there is none. */
  static @Nullable String text(ConsumerRecord<byte[], byte[]> request, String name) {
    Header header = request.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
