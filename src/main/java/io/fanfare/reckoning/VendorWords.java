package io.fanfare.reckoning;

import io.fanfare.rejection.RejectionReason;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The vendor's words about a row, made fit to be shown. Pure. */
final class VendorWords {
  private static final int LONGEST = 200;
  private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])([\"'`]).{1,255}?\\1");
  private static final Pattern ADDRESS = Pattern.compile("\\S*@\\S*");
  private static final Pattern LINK = Pattern.compile("\\w{2,10}://\\S+");
  private static final Pattern NUMBER = Pattern.compile("[+(]?\\d(?:[\\s().-]{0,3}\\d){3,}");
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");

  /** The first that is in the words decides; the same words as for rows that are never sent. */
  private static final Map<Pattern, String> REASONS = reasons();

  /** How the vendor words what is wrong with a request as such is not documented. */
  private static final Pattern FAULT =
      Pattern.compile("\\bline\\s*#?\\s*\\d|valid|malformed|format", Pattern.CASE_INSENSITIVE);

  private VendorWords() {}

  /** Whether an error of a failed activity is about what was sent. */
  static boolean findFault(String error) {
    return FAULT.matcher(error).find();
  }

  /** Without what may be a value of the row, and not too long. */
  static String clean(String words) {
    String clean = BLANK.matcher(words).replaceAll(" ").strip();
    clean = LINK.matcher(clean).replaceAll("[...]");
    clean = ADDRESS.matcher(clean).replaceAll("[...]");
    clean = QUOTED.matcher(clean).replaceAll("[...]");
    clean = NUMBER.matcher(clean).replaceAll("[...]");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean;
  }

  /** A stable word for what they say. */
  static String reason(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return REASONS.entrySet().stream()
        .filter(reason -> reason.getKey().matcher(lower).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(RejectionReason.ROW_ERROR);
  }

  private static Map<Pattern, String> reasons() {
    Map<Pattern, String> reasons = new LinkedHashMap<>();
    reasons.put(Pattern.compile("too long|longer than|exceeds"), "too_long");
    reasons.put(Pattern.compile("custom field|unknown (field|column)"), "unknown_field");
    reasons.put(Pattern.compile("birthday"), "invalid_birthday");
    reasons.put(Pattern.compile("anniversary|\\bdate\\b"), "invalid_date");
    reasons.put(
        Pattern.compile("(missing|no|without|empty|blank) e-?mail|e-?mail.*required"),
        "no_email_or_sms_number");
    reasons.put(Pattern.compile("e-?mail"), "invalid_email");
    reasons.put(Pattern.compile("sms|phone"), "invalid_sms_number");
    return reasons;
  }
}
