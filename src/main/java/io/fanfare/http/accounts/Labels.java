package io.fanfare.http.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the labels of an account. */
final class Labels {
  static final int MOST = 50;

  private static final int LONGEST = 63;
  private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1," + LONGEST + "}");

  private Labels() {}

  /** Reads an object of strings; throws RefusedException with all that is wrong. */
  static Map<String, String> read(JsonNode body) {
    Findings findings = new Findings();
    Optional<Fields> fields = Fields.open(body, "labels", findings);
    Map<String, String> labels = new LinkedHashMap<>();
    fields.ifPresent(found -> read(found, labels));
    findings.refuseIfAny();
    return labels;
  }

  private static void read(Fields fields, Map<String, String> labels) {
    for (Map.Entry<String, JsonNode> label : fields.all()) {
      checkName(fields, label.getKey());
      fields.text(label.getKey()).ifPresent(value -> put(fields, labels, label.getKey(), value));
    }
    if (labels.size() > MOST) {
      fields.refuseAll(Rule.MAX_ITEMS, MOST, "Must have at most " + MOST + " labels.");
    }
  }

  private static void checkName(Fields fields, String name) {
    if (!NAME.matcher(name).matches()) {
      fields.refuse(
          name, Rule.FORMAT, "A label's name has 1 to 63 characters out of a-z, 0-9, _ . and -.");
    }
  }

  private static void put(Fields fields, Map<String, String> labels, String name, String value) {
    if (value.codePointCount(0, value.length()) > LONGEST) {
      fields.refuse(name, Rule.MAX_LENGTH, LONGEST, "Must have at most 63 characters.");
    }
    labels.put(name, value);
  }
}
