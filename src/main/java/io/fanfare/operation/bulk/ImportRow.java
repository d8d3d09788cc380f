package io.fanfare.operation.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.reference.Column;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import java.util.Map;

/**
 * One contact of an import (API reference 3.0.178, {@code contacts_json_import}). Lengths count
 * Unicode code points after trimming, which is also how the row is sent.
 */
final class ImportRow {

  private static final int MAX_CUSTOM_FIELDS = 25;
  private static final int MAX_KINDS = 3;
  private static final String CUSTOM = "cf:";
  private static final ImportColumn CUSTOM_FIELD = ImportColumn.text(255);

  private final Fields fields;

  ImportRow(Fields fields) {
    this.fields = fields;
  }

  /** Whether the name is that of a custom field. */
  static boolean isCustom(String name) {
    return name.startsWith(CUSTOM) && name.length() > CUSTOM.length();
  }

  void check(boolean explicitSms) {
    int customFields = 0;
    for (Map.Entry<String, JsonNode> field : fields.all()) {
      if (isCustom(field.getKey())) {
        customFields++;
        checkNamed(field.getKey());
        CUSTOM_FIELD.check(fields, field.getKey(), field.getValue());
      } else {
        checkKnown(field.getKey(), field.getValue());
      }
    }
    if (customFields > MAX_CUSTOM_FIELDS) {
      refuseMany("custom fields", MAX_CUSTOM_FIELDS);
    }
    checkTogether(explicitSms);
    if (ImportColumn.kinds(fields, ImportColumn.ADDRESS_KINDS) > MAX_KINDS) {
      refuseMany("addresses", MAX_KINDS);
    }
    if (ImportColumn.kinds(fields, ImportColumn.PHONES) > MAX_KINDS) {
      refuseMany("phone numbers", MAX_KINDS);
    }
  }

  private void checkNamed(String column) {
    if (Column.isNamed(column) && !Column.reference(column).isPossible()) {
      fields.refuse(column, Rule.FORMAT, Reference.hint(Kind.CUSTOM_FIELD));
    }
  }

  private void checkKnown(String name, JsonNode value) {
    ImportColumn column = ImportColumn.ALL.get(name);
    if (column == null) {
      fields.refuse(name, Rule.UNKNOWN_FIELD, "Is not a field of an imported contact.");
    } else {
      column.check(fields, name, value);
    }
  }

  private void checkTogether(boolean explicitSms) {
    if (isBlank("email") && isBlank("sms_number")) {
      fields.refuseAll(Rule.AT_LEAST_ONE_OF, "Needs email or sms_number.");
    }
    requireWith("birthday_month", "birthday_day");
    requireWith("birthday_day", "birthday_month");
    if (explicitSms && !isBlank("sms_number") && isBlank("sms_consent_date")) {
      fields.refuse(
          "sms_consent_date", Rule.REQUIRED_WITH, "Is required when SMS permission is explicit.");
    }
  }

  private void requireWith(String field, String other) {
    if (fields.has(other) && !fields.has(field)) {
      fields.refuse(field, Rule.REQUIRED_WITH, "Is required together with " + other + ".");
    }
  }

  private boolean isBlank(String field) {
    JsonNode value = fields.get(field);
    return value.isMissingNode() || (value.isTextual() && value.textValue().isBlank());
  }

  private void refuseMany(String what, int max) {
    fields.refuseAll(Rule.MAX_ITEMS, max, "Has at most " + max + " " + what + ".");
  }
}
