package io.fanfare.operation.reference;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Ids in one text, with commas between them, as query parameters have them. A name may hold a comma
 * of its own; it is kept apart as {@code %2C}, and so {@code %} as {@code %25}.
 */
public final class IdList {
  private static final String COMMA = ",";

  private IdList() {}

  /** One id or reference, ready to be joined to others. */
  public static String item(String item) {
    return Reference.isWrittenIn(item) ? item.replace("%", "%25").replace(COMMA, "%2C") : item;
  }

  /** A text that holds some already: its commas stand between them. */
  public static String text(String text) {
    return Arrays.stream(text.split(COMMA, -1))
        .map(item -> item(item.strip()))
        .collect(Collectors.joining(COMMA));
  }

  /** Tells of every reference, as it was written. */
  public static void references(String text, Consumer<String> found) {
    Arrays.stream(text.split(COMMA, -1))
        .filter(Reference::isWrittenIn)
        .map(IdList::plain)
        .forEach(found);
  }

  /** The same text with ids where references were. */
  public static String replaced(String text, UnaryOperator<String> ids) {
    return Arrays.stream(text.split(COMMA, -1))
        .map(item -> Reference.isWrittenIn(item) ? ids.apply(plain(item)) : item)
        .collect(Collectors.joining(COMMA));
  }

  private static String plain(String item) {
    return item.replace("%2C", COMMA).replace("%25", "%");
  }
}
