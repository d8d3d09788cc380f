package io.fanfare.simulator.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Directory;
import io.fanfare.simulator.accounts.Listing;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Reading and growing the directory. */
final class DirectoryCalls {
  private static final int MIN_LIMIT = 10;
  private static final int MAX_LIMIT = 50;
  private static final List<String> REQUIRED =
      List.of("contact_email", "country_code", "login_name");

  private static final List<String> USER =
      List.of(
          "first_name",
          "last_name",
          "role_name",
          "contact_email",
          "login_name",
          "external_id",
          "external_provider");

  private final Directory directory;
  private final Random random;
  private final Set<String> logins = new HashSet<>();

  DirectoryCalls(Directory directory, Random random) {
    this.directory = directory;
    this.random = random;
  }

  void addTo(Routes<Endpoint> routes) {
    routes.add("GET", "/partner/accounts", this::list);
    routes.add("POST", "/partner/accounts", this::provision);
    routes.add("POST", "/partner/accounts/{encoded_account_id}/users/sso", this::addUser);
  }

  /** The next page's link does not repeat the filter: whoever forgets it gets other accounts. */
  private Reply list(Call call) {
    List<Listing> all = filtered(call.query().getOrDefault("account_type", "all"));
    int limit = limit(call.query().get("limit"));
    int from = Math.min(offset(call.query().get("offset")), all.size());
    int to = Math.min(from + limit, all.size());
    ObjectNode json = Json.object();
    ArrayNode rows = json.putArray("site_owner_list");
    all.subList(from, to).forEach(listing -> rows.add(directory.json(listing)));
    String next = "/v3/partner/accounts?offset=" + encoded(to) + "&limit=" + limit;
    return Reply.ok(Json.link(json, "next", to < all.size() ? next : null));
  }

  private List<Listing> filtered(String type) {
    return switch (type) {
      case "all" -> directory.listings();
      case "managed" -> directory.listings().stream().filter(Listing::managed).toList();
      case "unmanaged" -> directory.listings().stream().filter(one -> !one.managed()).toList();
      default -> throw new VendorError(Errors.invalid("account_type is not a known one."));
    };
  }

  /** Outside the range the limit is ignored without a word. */
  private static int limit(@org.jspecify.annotations.Nullable String value) {
    boolean number = value != null && value.matches("\\d{1,4}");
    int limit = number ? Integer.parseInt(value) : MAX_LIMIT;
    return limit < MIN_LIMIT || limit > MAX_LIMIT ? MAX_LIMIT : limit;
  }

  private static int offset(@org.jspecify.annotations.Nullable String value) {
    if (value == null) {
      return 0;
    }
    try {
      byte[] plain = Base64.getDecoder().decode(value.replace('*', '='));
      return Math.max(0, Integer.parseInt(new String(plain, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new VendorError(Errors.invalid("offset is not one of ours."));
    }
  }

  private static String encoded(int offset) {
    byte[] plain = Integer.toString(offset).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(plain).replace('=', '*');
  }

  private Reply provision(Call call) {
    JsonNode body = call.body();
    for (String field : REQUIRED) {
      if (Json.text(body, field) == null) {
        return Errors.invalid(field + " is required.");
      }
    }
    if (!body.path("state_code").isTextual()) {
      return Errors.invalid("state_code is required.");
    }
    if (!logins.add(body.path("login_name").asText())) {
      return Errors.conflict("The login name is taken.");
    }
    String id = String.format(Locale.ROOT, "a07e1new%05x", logins.size());
    String organization = body.path("organization_name").asText("Unnamed");
    boolean managed = body.path("managed_site_owner").asBoolean(false);
    directory.list(new Listing(id, organization, managed, "Trial"));
    UUID provision = new UUID(random.nextLong(), random.nextLong());
    return Reply.created(
        Json.object().put("encoded_account_id", id).put("provision_uuid", provision.toString()));
  }

  private Reply addUser(Call call) {
    JsonNode body = call.body();
    if (directory.find(call.parameter("encoded_account_id")).isEmpty()) {
      return Errors.notFound("encoded_account_id");
    }
    for (String field : USER) {
      if (Json.text(body, field) == null) {
        return Errors.invalid(field + " is required.");
      }
    }
    return logins.add(body.path("login_name").asText())
        ? Reply.noContent().withStatus(201)
        : Errors.conflict("The login name is taken.");
  }
}
