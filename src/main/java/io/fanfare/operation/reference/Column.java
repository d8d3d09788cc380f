package io.fanfare.operation.reference;

/**
 * A custom field as a column of an import: {@code cf:shoe_size} is the vendor's own name for it,
 * {@code cf:name:Shoe size} a reference to it by the name or the label that people see.
 */
public final class Column {
  private static final String CUSTOM = "cf:";
  private static final String NAMED = CUSTOM + "name:";

  private Column() {}

  /** Whether the column is written with a reference. */
  public static boolean isNamed(String column) {
    return column.startsWith(NAMED);
  }

  /** The reference in a column that is written with one. */
  public static Reference reference(String column) {
    return Reference.read(Kind.CUSTOM_FIELD, column.substring(CUSTOM.length()));
  }

  /** The column as the vendor knows it. */
  static String of(Match match) {
    return CUSTOM + match.name();
  }
}
