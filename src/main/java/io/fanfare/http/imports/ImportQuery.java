package io.fanfare.http.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.http.uploads.RowQuery;
import io.fanfare.operation.BulkOperation;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the query of an import asks for, as the body of the same job over an upload. */
final class ImportQuery {
  private static final String ACCOUNTS = "accounts";
  private static final String LISTS = "list_ids";
  private static final String SMS = "sms_permission_to_send";
  private static final String ALL = "all";
  private static final Set<String> TEXTS = Set.of("name", "not_before", "on_unknown");
  private static final String PRIORITY = "priority";
  private static final String CREATE_MISSING = "create_missing";
  private static final String CHECK = "check_unsubscribed";
  private static final Set<String> KNOWN =
      Set.of(
          ACCOUNTS,
          LISTS,
          SMS,
          "name",
          "not_before",
          "on_unknown",
          PRIORITY,
          CREATE_MISSING,
          CHECK);

  private final RowQuery query;
  private final Findings findings;

  ImportQuery(RowQuery query, Findings findings) {
    this.query = query;
    this.findings = findings;
    query.refuseUnknown(KNOWN);
  }

  /** The body of the job; what is missing is noted. */
  ObjectNode body(UUID upload) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("operation", BulkOperation.CONTACTS_JSON_IMPORT.id());
    body.put("upload", upload.toString());
    accounts(body);
    body.set("request", request());
    TEXTS.stream()
        .filter(name -> query.value(name) != null)
        .forEach(name -> body.put(name, query.value(name)));
    number(body);
    flag(body, CREATE_MISSING);
    check(body);
    return body;
  }

  private void accounts(ObjectNode body) {
    String value = query.value(ACCOUNTS);
    List<String> ids = items(value);
    if (ALL.equals(value)) {
      body.putObject(ACCOUNTS).put(ALL, true);
    } else if (!ids.isEmpty()) {
      ids.forEach(body.putObject(ACCOUNTS).putArray("ids")::add);
    } else if (query.value("account_column") == null) {
      findings.add(
          ACCOUNTS,
          Rule.REQUIRED,
          "Is required without account_column: ids with commas between them, or all.");
    }
  }

  private ObjectNode request() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    List<String> lists = items(query.value(LISTS));
    if (lists.isEmpty()) {
      findings.add(LISTS, Rule.REQUIRED, "Is required: one or more ids with commas between them.");
    }
    lists.forEach(request.putArray(LISTS)::add);
    if (query.value(SMS) != null) {
      request.put(SMS, query.value(SMS));
    }
    return request;
  }

  /** What is no number stays a text, which is then refused as one. */
  private void number(ObjectNode body) {
    String value = query.value(PRIORITY);
    if (value != null && value.matches("[0-9]{1,9}")) {
      body.put(PRIORITY, Integer.parseInt(value));
    } else if (value != null) {
      body.put(PRIORITY, value);
    }
  }

  private void flag(ObjectNode body, String name) {
    String value = query.value(name);
    if ("true".equals(value) || "false".equals(value)) {
      body.put(name, Boolean.parseBoolean(value));
    } else if (value != null) {
      body.put(name, value);
    }
  }

  /** True, or how many look-ups it is worth. */
  private void check(ObjectNode body) {
    String value = query.value(CHECK);
    if (value != null && value.matches("[0-9]{1,9}")) {
      body.putObject(CHECK).put("sample", Integer.parseInt(value));
    } else {
      flag(body, CHECK);
    }
  }

  private static List<String> items(@Nullable String value) {
    return value == null
        ? List.of()
        : Stream.of(value.split(","))
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .distinct()
            .toList();
  }
}
