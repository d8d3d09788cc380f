package io.fanfare.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads one body strictly; lengths count Unicode code points as they were sent. */
final class BodyReader {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

  private final Fields fields;

  private BodyReader(Fields fields) {
    this.fields = fields;
  }

  /** Checks {@code body}; throws RefusedException with everything that is wrong. */
  static CheckedBody check(JsonNode body, Consumer<BodyReader> rules) {
    Findings findings = new Findings();
    Fields.open(body, "body", findings)
        .ifPresent(
            fields -> {
              rules.accept(new BodyReader(fields));
              fields.refuseUnknown();
            });
    findings.refuseIfAny();
    return new CheckedBody(body.toString());
  }

  Fields fields() {
    return fields;
  }

  /** Fields that must be there. */
  void require(List<String> names) {
    names.forEach(fields::require);
  }

  /** A text between two lengths, when it is there and one. */
  Optional<String> text(String name, int min, int max) {
    Optional<String> text = fields.has(name) ? fields.text(name) : Optional.empty();
    text.ifPresent(value -> checkLength(name, value, min, max));
    return text;
  }

  /** A text of that form, when it is there. */
  void form(String name, Optional<String> text, Pattern form, String hint) {
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      fields.refuse(name, Rule.FORMAT, hint);
    }
  }

  void email(String name, int max) {
    form(name, text(name, 1, max), EMAIL, "Must be an e-mail address.");
  }

  void words(String name, List<String> allowed) {
    if (fields.has(name)) {
      Optional<String> read = fields.word(name, allowed);
      read.ifPresent(word -> checkLength(name, word, 1, Integer.MAX_VALUE));
    }
  }

  void flags(String... names) {
    for (String name : names) {
      if (fields.has(name) && !fields.get(name).isBoolean()) {
        fields.refuse(name, Rule.TYPE, "Must be true or false.");
      }
    }
  }

  /** A whole number between two bounds, when it is there. */
  void number(String name, int min, int max) {
    JsonNode value = fields.get(name);
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isIntegralNumber()) {
      fields.refuse(name, Rule.TYPE, "Must be a whole number.");
    } else if (value.decimalValue().signum() < 0 || value.asLong() < min) {
      fields.refuse(name, Rule.MINIMUM, min, "Must be at least " + min + ".");
    } else if (!value.canConvertToInt() || value.asInt() > max) {
      fields.refuse(name, Rule.MAXIMUM, max, "Must be at most " + max + ".");
    }
  }

  private void checkLength(String name, String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length < min || text.isBlank() && min > 0) {
      fields.refuse(name, Rule.MINIMUM, min, "Must have at least " + min + " characters.");
    } else if (length > max) {
      fields.refuse(name, Rule.MAX_LENGTH, max, "Must have at most " + max + " characters.");
    } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      fields.refuse(name, Rule.FORMAT, "Is not valid Unicode.");
    }
  }
}
