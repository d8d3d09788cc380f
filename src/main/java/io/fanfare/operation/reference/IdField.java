package io.fanfare.operation.reference;

import java.util.Map;
import java.util.Optional;

/**
 * The fields and parameters that hold ids of lists, tags and custom fields, wherever the API has
 * them (reference 3.0.178: the bulk activities, contacts, the sign-up form, resubscription, email
 * campaign activities, and the paths of the three themselves).
 */
public final class IdField {
  private static final Map<String, Kind> IN_BODIES =
      Map.of(
          "list_ids", Kind.LIST,
          "list_memberships", Kind.LIST,
          "contact_list_ids", Kind.LIST,
          "tag_ids", Kind.TAG,
          "taggings", Kind.TAG,
          "custom_field_ids", Kind.CUSTOM_FIELD,
          "custom_field_id", Kind.CUSTOM_FIELD);

  private static final Map<String, Kind> IN_PATHS =
      Map.of("list_id", Kind.LIST, "tag_id", Kind.TAG, "custom_field_id", Kind.CUSTOM_FIELD);

  /** Of {@code GET /contacts}; no other operation has parameters of these names. */
  private static final Map<String, Kind> IN_QUERIES = Map.of("lists", Kind.LIST, "tags", Kind.TAG);

  private IdField() {}

  /** What the texts of a body's field, or the items of its array, are ids of. */
  public static Optional<Kind> inBody(String field) {
    return Optional.ofNullable(IN_BODIES.get(field));
  }

  /** What a path parameter is an id of. */
  public static Optional<Kind> inPath(String parameter) {
    return Optional.ofNullable(IN_PATHS.get(parameter));
  }

  /** What a query parameter is a list of ids of. */
  public static Optional<Kind> inQuery(String parameter) {
    return Optional.ofNullable(IN_QUERIES.get(parameter));
  }
}
