package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.contacts.Identity;
import io.fanfare.simulator.contacts.NamedSet;
import io.fanfare.simulator.vendor.Json;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with one import row. The wordings beyond the documented one are ours. */
final class RowCheck {
  private static final Pattern DATE =
      Pattern.compile("\\d{1,2}[/-]\\d{1,2}[/-]\\d{4}|\\d{4}[/-]\\d{1,2}[/-]\\d{1,2}");
  private static final int LONG_TEXT = 255;
  private static final int TEXT = 50;
  private static final int SMS = 16;

  private RowCheck() {}

  /**
   * A fault in a row.
   *
   * @param correctable whether the owner could mend it in the vendor's user interface
   */
  record Fault(String message, boolean correctable) {}

  /** The first fault found, null when the row is good. */
  static @Nullable Fault firstFault(JsonNode row, NamedSet customFields) {
    Identity identity = Identity.ofRow(row);
    if (identity.key() == null) {
      return new Fault("Missing email", true);
    }
    if (!identity.plausible()) {
      return new Fault("Invalid email", true);
    }
    if (!birthday(row)) {
      return new Fault("Invalid birthday", true);
    }
    String anniversary = Json.text(row, "anniversary");
    if (anniversary != null && !DATE.matcher(anniversary).matches()) {
      return new Fault("Invalid anniversary", true);
    }
    return fieldFault(row, customFields);
  }

  private static boolean birthday(JsonNode row) {
    String month = Json.text(row, "birthday_month");
    String day = Json.text(row, "birthday_day");
    if (month == null && day == null) {
      return true;
    }
    try {
      return MonthDay.of(row.path("birthday_month").asInt(), row.path("birthday_day").asInt())
          .isValidYear(2000);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static @Nullable Fault fieldFault(JsonNode row, NamedSet customFields) {
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      String name = field.getKey();
      String value = field.getValue().asText("").strip();
      if (value.codePointCount(0, value.length()) > most(name)) {
        return new Fault("Too long: " + name, false);
      }
      if (name.startsWith("cf:") && customFields.named(name.substring(3)).isEmpty()) {
        return new Fault("Unknown custom field", false);
      }
    }
    return null;
  }

  private static int most(String name) {
    if (name.equals("sms_number")) {
      return SMS;
    }
    return name.startsWith("cf:") || name.contains("street") ? LONG_TEXT : TEXT;
  }
}
