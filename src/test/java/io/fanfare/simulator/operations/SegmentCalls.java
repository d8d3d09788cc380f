package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.contacts.Segment;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Page;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.time.Instant;
import java.util.List;

/** Segments; their ids are small numbers, counted in each account. */
final class SegmentCalls {
  private static final int DEFAULT_LIMIT = 1_000;
  private static final int MOST_CRITERIA = 20_000;

  private SegmentCalls() {}

  static void addTo(Routes<Operation> routes) {
    routes.add("GET", "/segments", SegmentCalls::list);
    routes.add("POST", "/segments", SegmentCalls::create);
    routes.add("GET", "/segments/{segment_id}", (a, c) -> Reply.ok(json(existing(a, c))));
    routes.add("PUT", "/segments/{segment_id}", SegmentCalls::update);
    routes.add("PATCH", "/segments/{segment_id}/name", SegmentCalls::rename);
    routes.add("DELETE", "/segments/{segment_id}", SegmentCalls::delete);
  }

  private static Reply list(Account account, Call call) {
    List<Segment> all = List.copyOf(account.segments().values());
    Page<Segment> page = Page.of(call, all, call.limit(DEFAULT_LIMIT, DEFAULT_LIMIT));
    ObjectNode json = Json.object();
    ArrayNode rows = json.putArray("segments");
    for (Segment segment : page.items()) {
      ObjectNode row = json(segment);
      row.remove("segment_criteria");
      rows.add(row);
    }
    return Reply.ok(Json.link(json, "next", page.next()));
  }

  private static Reply create(Account account, Call call) {
    Segment created = read(account, call, nextId(account), call.now());
    account.segments().put(created.id(), created);
    return Reply.created(json(created));
  }

  private static Reply update(Account account, Call call) {
    Segment before = existing(account, call);
    Segment after = read(account, call, before.id(), before.createdAt());
    account.segments().put(after.id(), after);
    return Reply.ok(json(after));
  }

  private static Reply rename(Account account, Call call) {
    Segment before = existing(account, call);
    String name = freeName(account, call, before.id());
    Segment after = before.renamed(name, call.now());
    account.segments().put(after.id(), after);
    return Reply.ok(json(after));
  }

  private static Reply delete(Account account, Call call) {
    account.segments().remove(existing(account, call).id());
    return Reply.noContent();
  }

  private static Segment read(Account account, Call call, int id, Instant createdAt) {
    String name = freeName(account, call, id);
    String criteria = NamedCalls.name(call.body(), "segment_criteria");
    if (criteria.length() > MOST_CRITERIA) {
      throw new VendorError(Errors.invalid("segment_criteria is too long."));
    }
    return new Segment(id, name, criteria, createdAt, call.now());
  }

  private static int nextId(Account account) {
    return account.segments().keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
  }

  private static String freeName(Account account, Call call, int id) {
    String name = NamedCalls.name(call.body(), "name");
    boolean taken =
        account.segments().values().stream()
            .anyMatch(one -> one.id() != id && one.name().equals(name));
    if (taken) {
      throw new VendorError(Errors.conflict("The name is taken."));
    }
    return name;
  }

  private static Segment existing(Account account, Call call) {
    String id = call.parameter("segment_id");
    Segment segment = id.matches("\\d{1,9}") ? account.segments().get(Integer.valueOf(id)) : null;
    if (segment == null) {
      throw new VendorError(Errors.notFound("segment_id"));
    }
    return segment;
  }

  static ObjectNode json(Segment segment) {
    ObjectNode json = Json.object().put("name", segment.name());
    json.put("segment_criteria", segment.criteria()).put("segment_id", segment.id());
    json.put("created_at", Json.time(segment.createdAt()));
    return json.put("edited_at", Json.time(segment.editedAt()));
  }
}
