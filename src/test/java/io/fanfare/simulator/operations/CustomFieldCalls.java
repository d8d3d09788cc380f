package io.fanfare.simulator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.routing.Routes;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Reply;
import java.util.Locale;
import java.util.Set;

/** Custom fields: created by label; the name that imports use is made from it. */
final class CustomFieldCalls {
  private static final Set<String> TYPES =
      Set.of(
          "string",
          "text_area",
          "number",
          "currency",
          "date",
          "datetime",
          "boolean",
          "single_select",
          "multi_select");
  private static final NamedCalls FIELDS =
      new NamedCalls(
          "custom_field_id",
          "custom_fields",
          100,
          Set.of("label", "type", "metadata", "choices", "version"),
          Account::customFields);

  private CustomFieldCalls() {}

  static void addTo(Routes<Operation> routes) {
    String one = "/contact_custom_fields/{custom_field_id}";
    routes.add("GET", "/contact_custom_fields", (a, c) -> Reply.ok(FIELDS.page(a, c)));
    routes.add("POST", "/contact_custom_fields", CustomFieldCalls::create);
    routes.add("GET", one, FIELDS::get);
    routes.add("PUT", one, CustomFieldCalls::update);
    routes.add("DELETE", one, CustomFieldCalls::delete);
  }

  private static Reply create(Account account, Call call) {
    JsonNode body = call.body();
    if (!TYPES.contains(body.path("type").asText())) {
      return Errors.invalid("type is not a known one.");
    }
    return FIELDS.create(account, call, nameOf(NamedCalls.name(body, "label")));
  }

  /** The label changes, the name stays. */
  private static Reply update(Account account, Call call) {
    if (!call.body().hasNonNull("label")) {
      return Errors.invalid("label is required.");
    }
    return FIELDS.update(account, call, FIELDS.existing(account, call).name());
  }

  /** Unlike lists and tags, at once. */
  private static Reply delete(Account account, Call call) {
    return account.deleteCustomField(FIELDS.existing(account, call).id())
        ? Reply.noContent()
        : Errors.notFound("custom_field_id");
  }

  private static String nameOf(String label) {
    return label.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
