package io.fanfare.simulator.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the account services show and change. One thread only. Accounts whose id ends with {@value
 * #WITHOUT_ADDRESS} start without an address, so that one can be added.
 */
public final class Profile {
  static final String WITHOUT_ADDRESS = "f";

  private final ObjectNode summary;
  private final ArrayNode emails = Json.array();
  private @Nullable ObjectNode address;

  Profile(String accountId, String organization) {
    String owner = "owner@" + accountId + ".example.com";
    summary = Json.object().put("encoded_account_id", accountId);
    summary.put("contact_email", owner).put("contact_phone", "555-0100");
    summary.put("country_code", "US").put("state_code", "MA");
    summary.put("first_name", "Sample").put("last_name", "Owner");
    summary.put("organization_name", organization).put("organization_phone", "555-0101");
    summary
        .put("time_zone_id", "US/Eastern")
        .put("website", "https://" + accountId + ".example.com");
    address = accountId.endsWith(WITHOUT_ADDRESS) ? null : sample();
    addEmail(owner, "CONFIRMED").putArray("roles").add("CONTACT").add("BILLING").add("REPLY_TO");
  }

  private static ObjectNode sample() {
    ObjectNode address = Json.object().put("address_line1", "1 Sample Street");
    address.put("city", "Boston").put("state_code", "MA").put("postal_code", "02451");
    return address.put("country_code", "US");
  }

  public ObjectNode summary() {
    return summary;
  }

  public ArrayNode emails() {
    return emails;
  }

  /** Null while the account has none. */
  public @Nullable ObjectNode address() {
    return address;
  }

  public void moveTo(ObjectNode newAddress) {
    address = newAddress;
  }

  /** Adds an address with the next number. */
  public ObjectNode addEmail(String email, String status) {
    ObjectNode added = emails.addObject().put("email_address", email);
    return added.put("email_id", emails.size()).put("confirm_status", status);
  }

  public boolean hasEmail(String email) {
    for (var known : emails) {
      if (known.path("email_address").asText().equalsIgnoreCase(email)) {
        return true;
      }
    }
    return false;
  }
}
