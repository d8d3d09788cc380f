package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Activity;
import io.fanfare.simulator.activities.ActivityJson;
import io.fanfare.simulator.activities.Outcome;
import io.fanfare.simulator.activities.Work;
import io.fanfare.simulator.contacts.Contact;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import java.util.Set;

/** Contact lists. Deleting one is asynchronous. */
final class ListCalls {
  private static final NamedCalls LISTS =
      new NamedCalls("list_id", "lists", 1_000, Set.of("description", "favorite"), Account::lists);

  private ListCalls() {}

  static void addTo(Routes<Operation> routes) {
    routes.add("GET", "/contact_lists", ListCalls::list);
    routes.add("POST", "/contact_lists", (a, c) -> LISTS.create(a, c, name(c)));
    routes.add("GET", "/contact_lists/list_id_xrefs", (account, call) -> xrefs());
    routes.add("GET", "/contact_lists/{list_id}", ListCalls::get);
    routes.add("PUT", "/contact_lists/{list_id}", (a, c) -> LISTS.update(a, c, name(c)));
    routes.add("DELETE", "/contact_lists/{list_id}", ListCalls::delete);
  }

  private static String name(Call call) {
    return NamedCalls.name(call.body(), "name");
  }

  private static Reply list(Account account, Call call) {
    ObjectNode page = LISTS.page(account, call);
    if ("true".equals(call.query().get("include_count"))) {
      page.put("lists_count", account.lists().all().size());
    }
    for (JsonNode row : page.path("lists")) {
      count(account, call, (ObjectNode) row);
    }
    return Reply.ok(page);
  }

  private static Reply get(Account account, Call call) {
    return Reply.ok(count(account, call, LISTS.json(LISTS.existing(account, call))));
  }

  private static ObjectNode count(Account account, Call call, ObjectNode list) {
    String which = call.query().get("include_membership_count");
    if (which == null) {
      return list;
    }
    String id = list.path("list_id").asText();
    long members =
        account.contacts().all().stream()
            .filter(contact -> contact.lists().contains(id))
            .filter(contact -> which.equals("all") || contact.active())
            .map(Contact::id)
            .count();
    return list.put("membership_count", members);
  }

  private static Reply delete(Account account, Call call) {
    String id = LISTS.existing(account, call).id();
    Work.Effect effect = now -> Outcome.none().with("list_count", account.deleteList(id) ? 1 : 0);
    Work work = new Work("DELETE /contact_lists/{list_id}", 1, null, null, effect);
    Activity activity = account.activities().submit(work, call.now());
    return Reply.json(202, ActivityJson.listDeletion(activity, call.now()))
        .withHeader("Location", "/v3/activities/" + activity.id())
        .withActivity(activity.id());
  }

  private static Reply xrefs() {
    JsonNode json = Json.object().set("xrefs", Json.array());
    return Reply.ok(json);
  }
}
