package io.fanfare.canary;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;

/**
 * Makes words that mean nothing to anybody, stand for people's data or secrets, and can be found
 * again: each begins with a stem of its own kind. They are lower-case letters and digits, so that
 * no escaping of JSON, HTML or addresses changes them, and end with the name of what they stand
 * for, so that a find says whence it came.
 */
public final class Markers {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz";
  private static final int STEM = 12;

  private final String personal;
  private final String name;

  public Markers(Random random) {
    this.personal = word(random);
    this.name = word(random);
  }

  /** The stem of what nobody may see in the clear: contact data and secrets. */
  public String personal() {
    return personal;
  }

  /** The stem of names and keys of the caller's own, which the store may hold as they are. */
  public String name() {
    return name;
  }

  /** Contact data or a secret. */
  public String personal(String what) {
    return personal + what.toLowerCase(Locale.ROOT);
  }

  /** An address of somebody. */
  public String email(String what) {
    return personal(what) + "@example.com";
  }

  /** A name that the caller gave to a job, a list, a label. */
  public String name(String what) {
    return name + what.toLowerCase(Locale.ROOT);
  }

  /** A key of 32 bytes, as base64, that is known by its bytes. */
  public String key() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  /** The same as 64 hexadecimal digits. */
  public String digits() {
    return HexFormat.of().formatHex(bytes());
  }

  private byte[] bytes() {
    return (personal + personal + personal).substring(0, 32).getBytes(StandardCharsets.US_ASCII);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder("zq");
    while (word.length() < STEM) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}
