package io.fanfare.simulator.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;

/**
 * An account's line in the directory.
 *
 * @param managed known to the caller only through the filter it used
 * @param billing Trial, Open, Canceled, Trial End, or the undocumented Active
 */
public record Listing(String id, String organization, boolean managed, String billing) {
  /** The status of a closed account; the vendor spells it with one l. */
  public static final String CANCELED = "Canceled";

  /** What a disabled account's status is taken to be: the vendor does not document it. */
  public static final String DISABLED = "Disabled";

  /** Whether nothing can be done for it any more. */
  public boolean closed() {
    return billing.equals(CANCELED) || billing.equals(DISABLED);
  }

  public Listing disable() {
    return new Listing(id, organization, managed, DISABLED);
  }

  public Listing cancel() {
    return new Listing(id, organization, managed, CANCELED);
  }

  ObjectNode json(long subscribers) {
    ObjectNode json = Json.object().put("encoded_account_id", id);
    json.put("subscriber_count", subscribers).put("organization_name", organization);
    return json.put("site_owner_name", "Sample Owner").put("billing_status", billing);
  }
}
