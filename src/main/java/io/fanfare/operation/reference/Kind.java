package io.fanfare.operation.reference;

import java.util.Locale;

/** What a name can stand for. */
public enum Kind {
  LIST(255),
  TAG(255),
  CUSTOM_FIELD(50);

  private final int longest;

  Kind(int longest) {
    this.longest = longest;
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
