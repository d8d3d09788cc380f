package io.fanfare.kafka;

import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.IdempotencyKeys;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The idempotency key of a job request: the header {@code idempotency-key}, else what a CloudEvent
 * is known by, else where the record lies. So every record has one, and is taken once however often
 * it is delivered.
 */
final class RecordKey {
  private static final String HEADER = "idempotency-key";
  private static final String SCOPE = "kafka";
  private static final Pattern ALLOWED = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  private RecordKey() {}

  /** The key; throws RefusedException when the caller's own cannot be one. */
  static IdempotencyKey of(ConsumerRecord<byte[], byte[]> request, byte[] body) {
    String key = RecordHeader.text(request, HEADER);
    if (key == null) {
      return IdempotencyKeys.of(SCOPE, IdempotencyKeys.brief(named(request)), body);
    }
    if (!ALLOWED.matcher(key).matches()) {
      throw RefusedException.of(
          ProblemCode.RULE_VIOLATED, HEADER, Rule.FORMAT, "Must have 1 to 200 characters.");
    }
    return IdempotencyKeys.of(SCOPE, key, body);
  }

  private static String named(ConsumerRecord<byte[], byte[]> request) {
    String source = RecordHeader.text(request, "ce_source");
    String id = RecordHeader.text(request, "ce_id");
    return source == null || id == null
        ? request.topic() + "/" + request.partition() + "/" + request.offset()
        : source + "|" + id;
  }
}
