package io.fanfare.simulator.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Imports contacts; what lies past the size limits is lost without a word, and not even looked at.
 */
final class ImportOperation implements BulkOperation {
  private static final int MOST_ROWS = 40_000;
  private static final int MOST_CUSTOM_FIELDS = 25;
  private static final Set<String> SMS_PERMISSIONS = Set.of("not_set", "explicit");

  private final SizeRule size;

  ImportOperation(SizeRule size) {
    this.size = size;
  }

  @Override
  public Plan plan(Account account, Call call) {
    JsonNode body = call.body();
    JsonNode data = body.path("import_data");
    Limits.require(data.isArray() && !data.isEmpty(), "import_data must not be empty.");
    List<JsonNode> rows = kept(data, call);
    columns(rows);
    List<String> lists = Limits.ids(body, "list_ids", Limits.LIST_IDS);
    Limits.known(account.lists(), lists, "list_ids");
    permission(body, rows);
    return new Plan(rows.size(), now -> new ImportRun(account, lists, now).run(rows));
  }

  private List<JsonNode> kept(JsonNode data, Call call) {
    int within = Math.min(MOST_ROWS, SizeCut.rowsWithin(call, size, data.size()));
    List<JsonNode> rows = new ArrayList<>(Math.min(within, data.size()));
    for (JsonNode row : data) {
      if (rows.size() < within) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static void columns(List<JsonNode> data) {
    Set<String> custom = new HashSet<>();
    for (JsonNode row : data) {
      Limits.require(row.isObject(), "import_data must hold objects.");
      row.fieldNames().forEachRemaining(name -> addCustom(custom, name));
    }
    Limits.require(custom.size() <= MOST_CUSTOM_FIELDS, "more than 25 custom fields.");
  }

  private static void addCustom(Set<String> custom, String name) {
    if (name.startsWith("cf:")) {
      custom.add(name);
    }
  }

  private static void permission(JsonNode body, List<JsonNode> data) {
    String permission = Json.text(body, "sms_permission_to_send");
    Limits.require(
        permission == null || SMS_PERMISSIONS.contains(permission),
        "sms_permission_to_send is not a known one.");
    if ("explicit".equals(permission)) {
      data.forEach(
          row ->
              Limits.require(
                  !row.has("sms_number") || row.hasNonNull("sms_consent_date"),
                  "explicit needs sms_consent_date."));
    }
  }
}
