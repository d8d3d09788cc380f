package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.contacts.Named;
import io.fanfare.simulator.contacts.NamedSet;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Page;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What lists, tags and custom fields have in common.
 *
 * @param idName name of the id in bodies and paths
 * @param collection name of the array in a page
 * @param maxLimit of a page
 * @param editable further fields that a body may set
 */
record NamedCalls(
    String idName,
    String collection,
    int maxLimit,
    Set<String> editable,
    Function<Account, NamedSet> set) {
  private static final int DEFAULT_LIMIT = 50;

  ObjectNode page(Account account, Call call) {
    String name = call.query().get("name");
    List<Named> all =
        set.apply(account).all().stream()
            .filter(one -> name == null || one.name().equalsIgnoreCase(name))
            .toList();
    Page<Named> page = Page.of(call, all, call.limit(DEFAULT_LIMIT, maxLimit));
    ObjectNode json = Json.object();
    ArrayNode rows = json.putArray(collection);
    page.items().forEach(one -> rows.add(json(one)));
    return Json.link(json, "next", page.next());
  }

  Reply get(Account account, Call call) {
    return Reply.ok(json(existing(account, call)));
  }

  /** A name that is taken is a conflict; one too many is a bad request. */
  Reply create(Account account, Call call, String name) {
    NamedSet known = set.apply(account);
    if (known.named(name).isPresent()) {
      return Errors.conflict("The name is taken.");
    }
    if (known.full()) {
      return Errors.invalid("The account has as many as it may have.");
    }
    return Reply.created(json(known.add(name, extras(call.body()), call.now())));
  }

  Reply update(Account account, Call call, String name) {
    Named before = existing(account, call);
    boolean taken =
        set.apply(account).named(name).filter(one -> !one.id().equals(before.id())).isPresent();
    if (taken) {
      return Errors.conflict("The name is taken.");
    }
    Named after = before.changed(name, extras(call.body()), call.now());
    set.apply(account).put(after);
    return Reply.ok(json(after));
  }

  Named existing(Account account, Call call) {
    return set.apply(account)
        .find(call.parameter(idName))
        .orElseThrow(() -> new VendorError(Errors.notFound(idName)));
  }

  ObjectNode json(Named one) {
    ObjectNode json = Json.object().put(idName, one.id()).put("name", one.name());
    json.setAll(one.more());
    json.put("created_at", Json.time(one.createdAt()));
    return json.put("updated_at", Json.time(one.updatedAt()));
  }

  /** The name in the body; a missing one is a bad request. */
  static String name(JsonNode body, String field) {
    String name = Json.text(body, field);
    if (name == null) {
      throw new VendorError(Errors.invalid(field + " is required."));
    }
    return name;
  }

  private ObjectNode extras(JsonNode body) {
    ObjectNode extras = Json.object();
    editable.stream().filter(body::has).forEach(field -> extras.set(field, body.get(field)));
    return extras;
  }
}
