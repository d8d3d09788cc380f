package io.fanfare.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordKeyTest {
  private static final byte[] BODY = {1};

  @Test
  void the_callers_key_comes_first() {
    Map<String, String> headers = Map.of("idempotency-key", "k", "ce_source", "/s", "ce_id", "i");

    assertThat(key(headers)).isEqualTo("k");
  }

  @Test
  void then_what_a_cloud_event_is_known_by() {
    assertThat(key(Map.of("ce_source", "/s", "ce_id", "i"))).isEqualTo("/s|i");
  }

  @Test
  void then_where_the_record_lies() {
    assertThat(key(Map.of())).isEqualTo("t/1/2");
    assertThat(key(Map.of("ce_id", "i"))).isEqualTo("t/1/2");
  }

  @Test
  void a_long_event_id_still_makes_a_key_of_its_own() {
    String one = key(Map.of("ce_source", "/s", "ce_id", "i".repeat(300)));
    String other = key(Map.of("ce_source", "/s", "ce_id", "i".repeat(301)));

    assertThat(one).startsWith("sha256:").hasSizeLessThan(200).isNotEqualTo(other);
  }

  @Test
  void a_key_that_cannot_be_kept_is_refused() {
    assertThatThrownBy(() -> key(Map.of("idempotency-key", "")))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> key(Map.of("idempotency-key", "k".repeat(201))))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> key(Map.of("idempotency-key", "\u0000")))
        .isInstanceOf(RefusedException.class);
  }

  private static String key(Map<String, String> headers) {
    ConsumerRecord<byte[], byte[]> request = new ConsumerRecord<>("t", 1, 2L, null, BODY);
    headers.forEach((n, v) -> request.headers().add(n, v.getBytes(StandardCharsets.UTF_8)));
    return RecordKey.of(request, BODY).key();
  }
}
