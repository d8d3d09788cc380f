package io.fanfare.operation.bulk;

import io.fanfare.operation.strict.Fields;
import java.util.List;
import java.util.Locale;

/**
 * The ways to say which contacts an operation takes its work from, with their bounds (API reference
 * 3.0.178; for {@code tag_ids} of list memberships the guide, whose 50 the reference contradicts
 * with a defective 0).
 */
public enum Selector {
  CONTACT_IDS,
  LIST_IDS,
  TAG_IDS,
  ALL_ACTIVE_CONTACTS,
  NEW_SUBSCRIBER,
  ENGAGEMENT_LEVEL,
  SEGMENT_ID;

  private static final int MAX_CONTACTS = 500;
  private static final int MAX_LISTS = 50;
  private static final int MAX_TAGS = 50;
  private static final List<String> LEVELS = List.of("unqualified", "low", "medium", "high");

  /** The field's name in the vendor's body. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the body uses this selector; one of the boolean ones is unused while it is false. */
  boolean isUsed(Fields fields) {
    boolean isFlag = this == ALL_ACTIVE_CONTACTS || this == NEW_SUBSCRIBER;
    return isFlag ? fields.flag(field()) : fields.has(field());
  }

  /** The values it selects by; none for the boolean ones. */
  List<String> read(Fields fields) {
    return switch (this) {
      case CONTACT_IDS -> fields.ids(field(), MAX_CONTACTS);
      case LIST_IDS -> fields.ids(field(), MAX_LISTS);
      case TAG_IDS -> fields.ids(field(), MAX_TAGS);
      case ALL_ACTIVE_CONTACTS, NEW_SUBSCRIBER -> List.of();
      case ENGAGEMENT_LEVEL -> fields.word(field(), LEVELS).stream().toList();
      case SEGMENT_ID -> fields.number(field()).stream().toList();
    };
  }
}
