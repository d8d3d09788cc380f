package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Activity;
import io.fanfare.simulator.activities.ActivityJson;
import io.fanfare.simulator.activities.Outcome;
import io.fanfare.simulator.activities.Work;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Reply;
import java.util.Set;

/** Tags. Deleting one is asynchronous, and its activity lists errors as objects. */
final class TagCalls {
  private static final NamedCalls TAGS =
      new NamedCalls("tag_id", "tags", 500, Set.of("tag_source"), Account::tags);

  private TagCalls() {}

  static void addTo(Routes<Operation> routes) {
    routes.add("GET", "/contact_tags", TagCalls::list);
    routes.add("POST", "/contact_tags", (a, c) -> TAGS.create(a, c, name(c)));
    routes.add("GET", "/contact_tags/{tag_id}", TagCalls::get);
    routes.add("PUT", "/contact_tags/{tag_id}", (a, c) -> TAGS.update(a, c, name(c)));
    routes.add("DELETE", "/contact_tags/{tag_id}", TagCalls::delete);
  }

  private static String name(Call call) {
    return NamedCalls.name(call.body(), "name");
  }

  private static Reply list(Account account, Call call) {
    ObjectNode page = TAGS.page(account, call);
    for (JsonNode row : page.path("tags")) {
      count(account, call, (ObjectNode) row);
    }
    return Reply.ok(page);
  }

  private static Reply get(Account account, Call call) {
    return Reply.ok(count(account, call, TAGS.json(TAGS.existing(account, call))));
  }

  private static ObjectNode count(Account account, Call call, ObjectNode tag) {
    if (!"true".equals(call.query().get("include_count"))) {
      return tag;
    }
    String id = tag.path("tag_id").asText();
    return tag.put(
        "contacts_count",
        account.contacts().all().stream().filter(one -> one.tags().contains(id)).count());
  }

  private static Reply delete(Account account, Call call) {
    String id = TAGS.existing(account, call).id();
    Work.Effect effect = now -> Outcome.items(account.deleteTag(id) ? 1 : 0);
    Work work = new Work("DELETE /contact_tags/{tag_id}", 1, null, null, effect);
    Activity activity = account.activities().submit(work, call.now());
    return Reply.json(202, ActivityJson.generic(activity, call.now())).withActivity(activity.id());
  }
}
