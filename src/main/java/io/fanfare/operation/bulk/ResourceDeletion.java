package io.fanfare.operation.bulk;

import io.fanfare.operation.strict.Fields;
import java.util.List;

/**
 * Lists, tags or custom fields deleted by id: {@code list_delete}, {@code contacts_tags_delete},
 * {@code custom_fields_delete} (API reference 3.0.178; for custom fields the 100 of its text, since
 * the 0 of its array is a defect).
 */
public record ResourceDeletion(List<String> ids) implements BulkRequest {

  /** Reads {@code list_delete}. */
  public static ResourceDeletion readLists(Fields body) {
    return read(body, "list_ids", 100);
  }

  /** Reads {@code contacts_tags_delete}. */
  public static ResourceDeletion readTags(Fields body) {
    return read(body, "tag_ids", 500);
  }

  /** Reads {@code custom_fields_delete}. */
  public static ResourceDeletion readCustomFields(Fields body) {
    return read(body, "custom_field_ids", 100);
  }

  private static ResourceDeletion read(Fields body, String field, int max) {
    return new ResourceDeletion(body.require(field) ? body.ids(field, max) : List.of());
  }

  @Override
  public int items() {
    return ids.size();
  }
}
