package io.fanfare.constantcontact;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.NameValue;
import io.fanfare.operation.reference.Kind;
import io.fanfare.vendor.VendorNames.Named;
import io.fanfare.vendor.VendorNames.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How lists, tags and custom fields are listed and made (API reference 3.0.178, {@code
 * /contact_lists}, {@code /contact_tags}, {@code /contact_custom_fields}). A page of which any part
 * cannot be read is no page: a name that was missed would look like one that is not there.
 */
record NamePages(Kind kind, String collection, String idName) {
  private static final Map<Kind, NamePages> ALL =
      Map.of(
          Kind.LIST, new NamePages(Kind.LIST, "lists", "list_id"),
          Kind.TAG, new NamePages(Kind.TAG, "tags", "tag_id"),
          Kind.CUSTOM_FIELD, new NamePages(Kind.CUSTOM_FIELD, "custom_fields", "custom_field_id"));

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  String path() {
    return kind.path();
  }

  static NamePages of(Kind kind) {
    return ALL.get(kind);
  }

  /** The parameters of the page that {@code next} names, null for the first. */
  List<NameValue> query(@Nullable String next) {
    List<NameValue> query = new ArrayList<>();
    query.add(new NameValue("limit", String.valueOf(kind.pageSize())));
    if (next != null) {
      Links.parameters(next).stream()
          .filter(parameter -> !parameter.name().equals("limit"))
          .forEach(query::add);
    }
    return query;
  }

  Optional<Sheet> read(byte[] body, Links links) {
    JsonNode page = JsonBody.parse(body);
    JsonNode rows = page.path(collection);
    JsonNode href = page.path("_links").path("next").path("href");
    Optional<String> next = links.queryOf(JsonBody.text(href), path());
    List<Named> named = new ArrayList<>();
    int unread = 0;
    for (JsonNode row : rows) {
      Optional<Named> one = one(row);
      one.filter(found -> !row.hasNonNull("deleted_at")).ifPresent(named::add);
      unread += one.isEmpty() ? 1 : 0;
    }
    boolean linked = next.isPresent() || href.isMissingNode() || href.isNull();
    return rows.isArray() && unread == 0 && linked
        ? Optional.of(new Sheet.Page(List.copyOf(named), next.orElse(null)))
        : Optional.empty();
  }

  Optional<Named> made(byte[] body) {
    return one(JsonBody.parse(body));
  }

  /** A custom field is named by its label, from which the vendor makes its name. */
  String creation(String name) {
    return kind == Kind.CUSTOM_FIELD
        ? JsonBody.write(Map.of("label", name, "type", "string"))
        : JsonBody.write(Map.of("name", name));
  }

  private Optional<Named> one(JsonNode row) {
    String id = row.path(idName).asText("");
    String name = JsonBody.text(row.path("name"));
    return name == null || !ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of(new Named(id, name, JsonBody.text(row.path("label"))));
  }
}
