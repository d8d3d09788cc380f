package io.fanfare.operation.bulk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms that texts of an imported contact take (API reference 3.0.178). */
enum Format {
  ANY(""),
  DATE("Must be a date such as 12/31/2030, 2030/12/31, 2030-12-31 or 9-30-2030."),
  US_PHONE("Must be a US phone number such as 123-123-1234.");

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<y>\\d{4})([/-])(?<m>\\d{1,2})\\2(?<d>\\d{1,2})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(?<m>\\d{1,2})/(?<d>\\d{1,2})/(?<y>\\d{4})");

  /** With dashes the vendor knows no leading zero of the month. */
  private static final Pattern MONTH_FIRST_DASHED =
      Pattern.compile("(?<m>[1-9]|1[0-2])-(?<d>\\d{1,2})-(?<y>\\d{4})");

  private final String hint;

  Format(String hint) {
    this.hint = hint;
  }

  /** Whether the text, already trimmed, has this form. */
  boolean accepts(String text) {
    return switch (this) {
      case ANY -> true;
      case DATE -> isDate(text);
      case US_PHONE -> isUsPhone(text);
    };
  }

  /** What to write instead, in words. */
  String hint() {
    return hint;
  }

  private static boolean isDate(String text) {
    return Stream.of(YEAR_FIRST, MONTH_FIRST, MONTH_FIRST_DASHED)
        .map(pattern -> pattern.matcher(text))
        .anyMatch(date -> date.matches() && isDay(date));
  }

  private static boolean isDay(Matcher date) {
    try {
      int year = Integer.parseInt(date.group("y"));
      return LocalDate.of(
                  year, Integer.parseInt(date.group("m")), Integer.parseInt(date.group("d")))
              .getYear()
          == year;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isUsPhone(String text) {
    String digits = text.replaceAll("[+(). -]", "");
    return digits.matches("1?[0-9]{10}");
  }
}
