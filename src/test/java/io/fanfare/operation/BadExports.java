package io.fanfare.operation;

import static io.fanfare.operation.Requests.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filters of an export: each pair that does not go together, each one misused. */
final class BadExports {

  private static final Map<String, String> FILTERS = new LinkedHashMap<>();

  static {
    FILTERS.put("contact_ids", "[ID]");
    FILTERS.put("list_ids", "[ID]");
    FILTERS.put("tag_ids", "[ID]");
    FILTERS.put("segment_id", "12");
    FILTERS.put("new_subscriber", "true");
    FILTERS.put("status", "'active'");
    FILTERS.put("exclude", "{'contact_ids':[ID]}");
  }

  private static final Set<List<String>> TOGETHER =
      Set.of(
          List.of("contact_ids", "status"),
          List.of("list_ids", "status"),
          List.of("list_ids", "exclude"),
          List.of("list_ids", "new_subscriber"),
          List.of("new_subscriber", "exclude"));

  private BadExports() {}

  static Stream<BadRequest> bad() {
    Stream<BadRequest> pairs =
        pairs()
            .filter(pair -> !TOGETHER.contains(pair))
            .map(pair -> row(body(pair), pair.get(1), "not_allowed_with"));
    return Stream.concat(
        pairs,
        Stream.of(
            row("{'segment_id':'12'}", "segment_id", "type"),
            row("{'segment_id':-1}", "segment_id", "minimum"),
            row("{'new_subscriber':'true'}", "new_subscriber", "type"),
            row("{'status':'deleted'}", "status", "enum"),
            row("{'status':1}", "status", "type"),
            row("{'exclude':[]}", "exclude", "type"),
            row("{'exclude':{}}", "exclude.contact_ids", "required"),
            row("{'exclude':{'contact_ids':[ID],'x':1}}", "exclude.x", "unknown_field"),
            row("{'fields':[]}", "fields", "min_items"),
            row("{'fields':'email_address'}", "fields", "type"),
            row("{'fields':[1]}", "fields[0]", "type"),
            row("{'fields':['email_optin_date']}", "fields", "required_with"),
            row("{'fields':['email_optout_reason']}", "fields", "required_with"),
            row("{'all_active_contacts':true}", "all_active_contacts", "unknown_field"),
            row("{'segment_ids':[12]}", "segment_ids", "unknown_field")));
  }

  static Stream<GoodRequest> good() {
    return Stream.of(
            TOGETHER.stream().map(BadExports::body),
            FILTERS.keySet().stream().map(filter -> body(List.of(filter))),
            Stream.of(
                "{}",
                body(List.of("list_ids", "status", "exclude")),
                "{'fields':['email_address','email_optin_date','unheard_of']}"))
        .flatMap(bodies -> bodies)
        .map(body -> new GoodRequest(body, "contact_exports", json(body)));
  }

  private static Stream<List<String>> pairs() {
    List<String> names = List.copyOf(FILTERS.keySet());
    return names.stream()
        .flatMap(
            one ->
                names.subList(names.indexOf(one) + 1, names.size()).stream()
                    .map(other -> List.of(one, other)));
  }

  private static String body(List<String> filters) {
    return filters.stream()
        .map(filter -> "'" + filter + "':" + FILTERS.get(filter))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static BadRequest row(String body, String field, String rule) {
    return new BadRequest(body, "contact_exports", json(body), "request." + field, rule);
  }
}
