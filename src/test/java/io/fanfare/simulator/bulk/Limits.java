package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.contacts.NamedSet;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.VendorError;
import java.util.Collection;
import java.util.List;

/** The documented limits of request bodies, as the vendor itself would check them. */
final class Limits {
  static final int CONTACT_IDS = 500;
  static final int LIST_IDS = 50;
  static final int TAG_IDS = 50;
  static final int TAGS_TO_DELETE = 500;
  static final int LISTS_TO_DELETE = 100;
  static final int FIELDS_TO_DELETE = 100;
  static final int EXPORT_EXCLUDES = 50;
  static final int LISTS_OF_A_CONTACT = 50;

  private Limits() {}

  /** A required array of 1 to {@code max} ids. */
  static List<String> ids(JsonNode body, String field, int max) {
    List<String> ids = optionalIds(body, field, max);
    require(!ids.isEmpty(), field + " must not be empty.");
    return ids;
  }

  /** An array of at most {@code max} ids; empty when it is absent. */
  static List<String> optionalIds(JsonNode body, String field, int max) {
    JsonNode array = body.path(field);
    require(array.isMissingNode() || array.isArray(), field + " must be an array.");
    require(array.size() <= max, field + " must not have more than " + max + " items.");
    array.forEach(id -> require(id.isTextual(), field + " must hold strings."));
    return Json.texts(array);
  }

  /** Refuses ids that the account does not have as a bad request. */
  static void known(NamedSet set, Collection<String> ids, String field) {
    require(set.containsAll(ids), field + " names something that does not exist.");
  }

  /** Refuses ids that the account does not have as not found. */
  static void found(NamedSet set, Collection<String> ids, String field) {
    if (!set.containsAll(ids)) {
      throw new VendorError(Errors.notFound(field));
    }
  }

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new VendorError(Errors.invalid(message));
    }
  }
}
