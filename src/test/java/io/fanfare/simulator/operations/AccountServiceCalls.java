package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import java.util.List;
import java.util.Map;

/** The account services: summary, address, e-mail addresses, privileges. */
final class AccountServiceCalls {
  private static final Map<Integer, String> PRIVILEGES =
      new java.util.TreeMap<>(
          Map.of(
              30, "campaign:create",
              31, "campaign:read",
              32, "campaign:write",
              50, "contacts:read",
              51, "contacts:write",
              52, "contacts:lists:read"));
  private static final List<String> ADDRESS_NEEDS =
      List.of("address_line1", "city", "country_code");

  private AccountServiceCalls() {}

  static void addTo(Routes<Operation> routes) {
    String address = "/account/summary/physical_address";
    routes.add("GET", "/account/user/privileges", (account, call) -> privileges());
    routes.add("GET", "/account/summary", AccountServiceCalls::summary);
    routes.add("PUT", "/account/summary", AccountServiceCalls::change);
    routes.add("GET", address, AccountServiceCalls::address);
    routes.add("POST", address, AccountServiceCalls::addAddress);
    routes.add("PUT", address, (account, call) -> move(account, call, 200));
    routes.add("GET", "/account/emails", AccountServiceCalls::emails);
    routes.add("POST", "/account/emails", AccountServiceCalls::addEmail);
  }

  private static Reply privileges() {
    ArrayNode json = Json.array();
    PRIVILEGES.forEach(
        (id, name) -> json.addObject().put("privilege_id", id).put("privilege_name", name));
    return Reply.ok(json);
  }

  private static Reply summary(Account account, Call call) {
    ObjectNode json = account.profile().summary().deepCopy();
    String extra = call.query().getOrDefault("extra_fields", "");
    if (extra.contains("physical_address") && account.profile().address() != null) {
      json.set("physical_address", account.profile().address());
    }
    if (extra.contains("company_logo")) {
      json.putObject("company_logo").put("internal_id", "ACCOUNT.IMAGE.1");
    }
    return Reply.ok(json);
  }

  private static Reply change(Account account, Call call) {
    JsonNode body = call.body();
    ObjectNode summary = account.profile().summary();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!summary.has(field.getKey()) || field.getKey().equals("encoded_account_id")) {
        return Errors.invalid(field.getKey() + " cannot be changed.");
      }
    }
    summary.setAll((ObjectNode) body);
    return Reply.ok(summary);
  }

  private static Reply address(Account account, Call call) {
    ObjectNode address = account.profile().address();
    return address == null ? Errors.notFound("An address") : Reply.ok(address);
  }

  private static Reply addAddress(Account account, Call call) {
    return account.profile().address() == null
        ? move(account, call, 201)
        : Errors.conflict("The account has an address.");
  }

  private static Reply move(Account account, Call call, int status) {
    JsonNode body = call.body();
    for (String needed : ADDRESS_NEEDS) {
      if (Json.text(body, needed) == null) {
        return Errors.invalid(needed + " is required.");
      }
    }
    account.profile().moveTo((ObjectNode) body);
    return Reply.json(status, body);
  }

  private static Reply emails(Account account, Call call) {
    String status = call.query().get("confirm_status");
    String wanted = call.query().get("email_address");
    String role = call.query().get("role_code");
    ArrayNode json = Json.array();
    for (JsonNode email : account.profile().emails()) {
      boolean fits = status == null || status.equals(email.path("confirm_status").asText());
      fits &= wanted == null || wanted.equalsIgnoreCase(email.path("email_address").asText());
      fits &= role == null || Json.texts(email.path("roles")).contains(role);
      if (fits) {
        json.add(email);
      }
    }
    return Reply.ok(json);
  }

  private static Reply addEmail(Account account, Call call) {
    String email = NamedCalls.name(call.body(), "email_address");
    if (account.profile().hasEmail(email)) {
      return Errors.conflict("The address is there already.");
    }
    ObjectNode added = account.profile().addEmail(email, "UNCONFIRMED").deepCopy();
    return Reply.created(added);
  }
}
