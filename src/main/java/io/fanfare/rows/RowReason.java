package io.fanfare.rows;

import io.fanfare.problem.Rule;
import io.fanfare.problem.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words for why a row is not sent, beside {@code merged}. They are a promise to callers. */
public final class RowReason {
  public static final String NO_ADDRESS = "no_email_or_sms_number";
  public static final String INVALID_EMAIL = "invalid_email";
  public static final String TOO_LONG = "too_long";
  public static final String INVALID_DATE = "invalid_date";
  public static final String INVALID_SMS_NUMBER = "invalid_sms_number";
  public static final String NO_SMS_CONSENT = "no_sms_consent_date";
  public static final String INVALID_BIRTHDAY = "invalid_birthday";
  public static final String INCOMPLETE_BIRTHDAY = "incomplete_birthday";
  public static final String TOO_MANY_CUSTOM_FIELDS = "too_many_custom_fields";
  public static final String TOO_MANY_ADDRESSES = "too_many_addresses";
  public static final String TOO_MANY_PHONES = "too_many_phone_numbers";
  public static final String UNKNOWN_FIELD = "unknown_field";
  public static final String WRONG_TYPE = "wrong_type";
  public static final String INVALID_CHARACTERS = "invalid_characters";
  public static final String WRONG_CELLS = "wrong_number_of_cells";
  public static final String INVALID_JSON = "invalid_json";
  public static final String NO_ACCOUNT = "no_account";
  public static final String UNKNOWN_ACCOUNT = "unknown_account";
  public static final String ACCOUNT_NOT_SELECTED = "account_not_selected";

  private static final String BIRTHDAY = "birthday_";
  private static final Map<String, String> TOO_MANY =
      Map.of(
          "custom fields", TOO_MANY_CUSTOM_FIELDS,
          "addresses", TOO_MANY_ADDRESSES,
          "phone numbers", TOO_MANY_PHONES);
  private static final Map<String, String> FORMATS =
      Map.of(
          "email", INVALID_EMAIL,
          "sms_number", INVALID_SMS_NUMBER,
          "anniversary", INVALID_DATE,
          "sms_consent_date", INVALID_DATE);
  private static final List<String> OF_VALUES =
      List.of(Rule.TYPE.word(), Rule.FORMAT.word(), Rule.MINIMUM.word(), Rule.MAXIMUM.word());

  private RowReason() {}

  /** The word for a rule of the operation that a field of a row breaks. */
  static String of(Violation violation, String field) {
    String rule = violation.rule();
    if (field.startsWith(BIRTHDAY) && OF_VALUES.contains(rule)) {
      return INVALID_BIRTHDAY;
    }
    if (rule.equals(Rule.MAX_ITEMS.word())) {
      return tooMany(violation.message());
    }
    if (rule.equals(Rule.FORMAT.word())) {
      return FORMATS.getOrDefault(field, UNKNOWN_FIELD);
    }
    return ofRule(rule, field);
  }

  private static String ofRule(String rule, String field) {
    return switch (Rule.valueOf(rule.toUpperCase(Locale.ROOT))) {
      case AT_LEAST_ONE_OF -> NO_ADDRESS;
      case MAX_LENGTH -> TOO_LONG;
      case REQUIRED_WITH -> field.startsWith(BIRTHDAY) ? INCOMPLETE_BIRTHDAY : NO_SMS_CONSENT;
      case UNKNOWN_FIELD -> UNKNOWN_FIELD;
      default -> WRONG_TYPE;
    };
  }

  private static String tooMany(String message) {
    return TOO_MANY.entrySet().stream()
        .filter(kind -> message.contains(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(WRONG_TYPE);
  }
}
