package io.fanfare.operation.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a field of an imported contact may hold (API reference 3.0.178, {@code JsonImportContact}).
 *
 * <p>Two doubts, kept where they were found. The reference bounds {@code email} by 50, the rest of
 * the API by 80: 80 is used, so that nothing is refused here that the vendor takes. The reference
 * writes {@code home country} with a space, its siblings with an underscore: both are passed on.
 */
sealed interface ImportColumn {

  int MAX_EMAIL = 80;
  List<String> PHONES = List.of("phone", "home_phone", "work_phone", "mobile_phone", "other_phone");
  List<String> ADDRESS_KINDS = List.of("", "home_", "work_", "other_");
  List<String> ADDRESS_PARTS = List.of("street", "street2", "city", "state", "zip", "country");

  /** Every known field but the custom ones. */
  Map<String, ImportColumn> ALL = columns();

  /** Notes what is wrong with the value. */
  void check(Fields row, String name, JsonNode value);

  /** A text of at most {@code max} code points. */
  static ImportColumn text(int max) {
    return new Text(max, Format.ANY);
  }

  /** Of the given kinds, how many the row uses: phones by field, addresses by prefix. */
  static int kinds(Fields row, List<String> kinds) {
    return (int) kinds.stream().filter(kind -> uses(row, kind)).count();
  }

  private static boolean uses(Fields row, String kind) {
    return PHONES.contains(kind)
        ? row.has(kind)
        : ADDRESS_PARTS.stream().anyMatch(part -> row.has(kind + part))
            || (kind.equals("home_") && row.has("home country"));
  }

  private static Map<String, ImportColumn> columns() {
    Map<String, ImportColumn> columns = new HashMap<>();
    Stream.of("first_name", "last_name", "job_title", "company_name", "home country")
        .forEach(name -> columns.put(name, text(50)));
    PHONES.forEach(name -> columns.put(name, text(50)));
    for (String kind : ADDRESS_KINDS) {
      ADDRESS_PARTS.forEach(
          part -> columns.put(kind + part, text(part.startsWith("street") ? 255 : 50)));
    }
    columns.put("email", text(MAX_EMAIL));
    columns.put("birthday_month", new Whole(1, 12));
    columns.put("birthday_day", new Whole(1, 31));
    columns.put("anniversary", new Text(50, Format.DATE));
    columns.put("sms_number", new Text(16, Format.US_PHONE));
    columns.put("sms_consent_date", new Text(16, Format.DATE));
    return Map.copyOf(columns);
  }

  /** A text with a bound and a form. */
  record Text(int max, Format format) implements ImportColumn {
    @Override
    public void check(Fields row, String name, JsonNode value) {
      if (!value.isTextual()) {
        row.refuse(name, Rule.TYPE, "Must be a string.");
        return;
      }
      String text = value.textValue().strip();
      if (text.codePointCount(0, text.length()) > max) {
        row.refuse(name, Rule.MAX_LENGTH, max, "Must have at most " + max + " characters.");
      } else if (!format.accepts(text)) {
        row.refuse(name, Rule.FORMAT, format.hint());
      }
    }
  }

  /** A whole number between two bounds. */
  record Whole(int min, int max) implements ImportColumn {
    @Override
    public void check(Fields row, String name, JsonNode value) {
      if (!value.isIntegralNumber()) {
        row.refuse(name, Rule.TYPE, "Must be a whole number.");
      } else if (value.asLong() < min) {
        row.refuse(name, Rule.MINIMUM, min, "Must be at least " + min + ".");
      } else if (!value.canConvertToLong() || value.asLong() > max) {
        row.refuse(name, Rule.MAXIMUM, max, "Must be at most " + max + ".");
      }
    }
  }
}
