package io.fanfare.operation.reference;

import java.util.regex.Pattern;

/**
 * A name where the vendor wants an id, written {@code name:Newsletter}.
 *
 * @param name as the caller wrote it, without the white space around it
 */
public record Reference(Kind kind, String name) {
  private static final String PREFIX = "name:";
  private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  /** Whether the text is a reference and no id; it may still be no good one. */
  public static boolean isWrittenIn(String text) {
    return text.startsWith(PREFIX);
  }

  /** Reads a text that is a reference. */
  public static Reference read(Kind kind, String text) {
    return new Reference(kind, text.substring(PREFIX.length()).strip());
  }

  /** Whether something of its kind may have this name at all. */
  public boolean isPossible() {
    int length = name.codePointCount(0, name.length());
    return length > 0 && length <= kind.longest() && !ODD.matcher(name).find();
  }

  /** What is wrong with one that is not possible. */
  public static String hint(Kind kind) {
    return "Must have a name of 1 to " + kind.longest() + " characters behind name:.";
  }
}
