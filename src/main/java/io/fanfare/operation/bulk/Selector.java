package io.fanfare.operation.bulk;

import io.fanfare.operation.strict.Fields;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * The ways to say which contacts an operation takes its work from, with their bounds (API reference
 * 3.0.178; for {@code tag_ids} of list memberships the guide, whose 50 the reference contradicts
 * with a defective 0).
 */
public enum Selector {
  CONTACT_IDS((fields, name) -> fields.ids(name, 500)),
  LIST_IDS((fields, name) -> fields.ids(name, 50)),
  TAG_IDS((fields, name) -> fields.ids(name, 50)),
  ALL_ACTIVE_CONTACTS(Selector::none),
  NEW_SUBSCRIBER(Selector::none),
  ENGAGEMENT_LEVEL((fields, name) -> fields.word(name, Words.LEVELS).stream().toList()),
  SEGMENT_ID((fields, name) -> fields.number(name).stream().toList());

  private final BiFunction<Fields, String, List<String>> reader;

  Selector(BiFunction<Fields, String, List<String>> reader) {
    this.reader = reader;
  }

  /** The field's name in the vendor's body. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the body uses this selector; one of the boolean ones is unused while it is false. */
  boolean isUsed(Fields fields) {
    return this == ALL_ACTIVE_CONTACTS || this == NEW_SUBSCRIBER
        ? fields.flag(field())
        : fields.has(field());
  }

  /** The values it selects by; none for the boolean ones. */
  List<String> read(Fields fields) {
    return reader.apply(fields, field());
  }

  private static List<String> none(Fields fields, String name) {
    return List.of();
  }

  /** Apart, because an enum's constants are made before its other constants. */
  private static final class Words {
    private static final List<String> LEVELS = List.of("unqualified", "low", "medium", "high");
  }
}
