package io.fanfare.operation.reference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a name can stand for. */
public enum Kind {
  LIST(255, "/contact_lists", 500, 1_000),
  TAG(255, "/contact_tags", 500, 500),
  CUSTOM_FIELD(50, "/contact_custom_fields", 100, 100);

  private final int longest;
  private final String path;
  private final int pageSize;
  private final int most;

  Kind(int longest, String path, int pageSize, int most) {
    this.longest = longest;
    this.path = path;
    this.pageSize = pageSize;
    this.most = most;
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

  /**
   * How many a page of the vendor's list holds (API reference 3.0.178); of lists the 500 of the
   * reference's text, since the 1,000 of its bound contradicts it.
   */
  public int pageSize() {
    return pageSize;
  }

  /** Pages on which so many stand, 1 or more. */
  public int pages(int count) {
    return Math.max(1, (count + pageSize - 1) / pageSize);
  }

  /**
   * Pages that an account has at most: of 1,000 lists and 500 tags (lists_overview.html,
   * tags_overview.html). How many custom fields it may have is not documented; one page is taken.
   */
  public int mostPages() {
    return pages(most);
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
