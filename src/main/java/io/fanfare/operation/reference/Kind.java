package io.fanfare.operation.reference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a name can stand for. */
public enum Kind {
  LIST(255, "/contact_lists"),
  TAG(255, "/contact_tags"),
  CUSTOM_FIELD(50, "/contact_custom_fields");

  private final int longest;
  private final String path;

  Kind(int longest, String path) {
    this.longest = longest;
    this.path = path;
  }

  /** The kind of that word. */
  public static Kind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The kind of what the calls below that path template are about. */
  public static Optional<Kind> under(String template) {
    return Arrays.stream(values())
        .filter(kind -> template.equals(kind.path) || template.startsWith(kind.path + "/"))
        .findFirst();
  }

  /** Where the vendor lists them and makes one (API reference 3.0.178). */
  public String path() {
    return path;
  }

  /** The word in tables and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The most characters that the vendor takes for a name of this kind (API reference 3.0.178, what
   * is posted to make one).
   */
  public int longest() {
    return longest;
  }
}
