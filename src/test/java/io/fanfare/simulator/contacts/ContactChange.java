package io.fanfare.simulator.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a row or a request says about a contact; what it does not name stays as it is.
 *
 * @param details scalar fields by their name
 * @param customFields values by custom field id
 * @param phones numbers by kind
 * @param addresses street addresses by kind
 */
public record ContactChange(
    ObjectNode details,
    Map<String, String> customFields,
    Map<String, String> phones,
    Map<String, ObjectNode> addresses) {

  public static ContactChange empty() {
    return new ContactChange(
        Json.object(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
  }
}
