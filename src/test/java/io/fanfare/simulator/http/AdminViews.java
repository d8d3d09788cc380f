package io.fanfare.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.ActivityJson;
import io.fanfare.simulator.contacts.ContactJson;
import io.fanfare.simulator.contacts.Named;
import io.fanfare.simulator.contacts.NamedSet;
import io.fanfare.simulator.routing.Endpoint;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An account's state, whole and without paging, without spending a call. */
final class AdminViews {
  private final Vendor vendor;

  AdminViews(Vendor vendor) {
    this.vendor = vendor;
  }

  void addTo(Routes<Endpoint> routes) {
    view(routes, "contacts", (account, call) -> contacts(account));
    view(routes, "lists", (account, call) -> named(account.lists()));
    view(routes, "tags", (account, call) -> named(account.tags()));
    view(routes, "custom_fields", (account, call) -> named(account.customFields()));
    view(routes, "segments", (account, call) -> segments(account));
    view(routes, "activities", AdminViews::activities);
  }

  private void view(
      Routes<Endpoint> routes, String name, BiFunction<Account, Call, JsonNode> shown) {
    routes.add(
        "GET",
        "/_sim/accounts/{id}/" + name,
        call ->
            vendor
                .directory()
                .open(call.parameter("id"), call.now())
                .map(account -> Reply.ok(shown.apply(account, call)))
                .orElseGet(() -> Errors.notFound("account")));
  }

  private static JsonNode contacts(Account account) {
    return array(
        account.contacts().all().stream().toList(),
        contact -> ContactJson.of(contact, ContactJson.PARTS));
  }

  private static JsonNode named(NamedSet set) {
    return array(set.all(), AdminViews::named);
  }

  private static JsonNode named(Named one) {
    return Json.object().put("id", one.id()).put("name", one.name()).setAll(one.more());
  }

  private static JsonNode segments(Account account) {
    return array(
        List.copyOf(account.segments().values()),
        one -> Json.object().put("segment_id", one.id()).put("name", one.name()));
  }

  private static JsonNode activities(Account account, Call call) {
    return array(
        account.activities().newestFirst(null, call.now()),
        one -> ActivityJson.of(one, call.now()).put("operation", one.operation()));
  }

  private static <T> JsonNode array(List<T> items, Function<T, JsonNode> shown) {
    ArrayNode array = Json.array();
    items.forEach(item -> array.add(shown.apply(item)));
    return array;
  }
}
