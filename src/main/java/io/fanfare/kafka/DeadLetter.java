package io.fanfare.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.problem.Violation;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is left of a refused job request: where it lies and why it was refused. Nothing of its key,
 * its value or its headers, since any of them may hold a person's data; so the name of a field
 * nobody knows is left out as well.
 */
final class DeadLetter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeadLetter() {}

  /** {@code {"topic", "partition", "offset", "code", "violations": [{"field", "rule"}]}}. */
  static String of(ConsumerRecord<byte[], byte[]> request, RefusedException refused) {
    ObjectNode letter = JSON.createObjectNode();
    letter.put("topic", request.topic());
    letter.put("partition", request.partition());
    letter.put("offset", request.offset());
    letter.put("code", refused.code().code());
    ArrayNode violations = letter.putArray("violations");
    refused.violations().forEach(violation -> put(violations.addObject(), violation));
    return letter.toString();
  }

  private static void put(ObjectNode node, Violation violation) {
    node.put("field", field(violation));
    node.put("rule", violation.rule());
  }

  private static String field(Violation violation) {
    boolean named = violation.rule().equals(Rule.UNKNOWN_FIELD.word());
    int parent = violation.field().lastIndexOf('.');
    return named && parent > 0 ? violation.field().substring(0, parent) : violation.field();
  }
}
