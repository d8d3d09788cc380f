package io.fanfare.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells rows of one person by 64 bits of a digest: the e-mail address, trimmed and lower-cased, or
 * where there is none the digits of the SMS number. Two persons of ten million share the bits in
 * one of 370,000 such files. Not thread-safe.
 */
final class Identity {
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");
  private static final int WITH_COUNTRY = 11;

  private final MessageDigest digest = digest();

  /** Never 0. */
  long of(ObjectNode fields) {
    String email = fields.path("email").asText("").strip();
    String who =
        email.isEmpty()
            ? "sms:" + sms(fields.path("sms_number").asText(""))
            : email.toLowerCase(Locale.ROOT);
    long hash = ByteBuffer.wrap(digest.digest(who.getBytes(StandardCharsets.UTF_8))).getLong();
    return hash == 0 ? 1 : hash;
  }

  /** The country's 1 may stand before an American number or not. */
  private static String sms(String number) {
    String digits = NO_DIGIT.matcher(number).replaceAll("");
    return digits.length() == WITH_COUNTRY && digits.startsWith("1") ? digits.substring(1) : digits;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
