package io.fanfare.simulator.bulk;

import io.fanfare.simulator.accounts.Account;
import io.fanfare.simulator.activities.Activity;
import io.fanfare.simulator.activities.ActivityJson;
import io.fanfare.simulator.activities.Work;
import io.fanfare.simulator.vendor.Call;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The eleven bulk operations by path name. */
public final class BulkOperations {
  private static final String JSON_IMPORT = "contacts_json_import";

  private final Map<String, BulkOperation> byName = new LinkedHashMap<>();

  /** {@code size}: where an import is cut. */
  public BulkOperations(SizeRule size) {
    byName.put(JSON_IMPORT, new ImportOperation(size));
    byName.put("contacts_file_import", BulkOperations::noMultipart);
    byName.put("contact_exports", new ExportOperation());
    byName.put("contact_delete", Removals::contacts);
    byName.put("add_list_memberships", Memberships::add);
    byName.put("remove_list_memberships", Memberships::remove);
    byName.put("list_delete", Removals::lists);
    byName.put("contacts_taggings_add", Taggings::add);
    byName.put("contacts_taggings_remove", Taggings::remove);
    byName.put("contacts_tags_delete", Removals::tags);
    byName.put("custom_fields_delete", Removals::customFields);
  }

  public Iterable<String> names() {
    return byName.keySet();
  }

  /** Accepts the request as an activity: 201, or an error. */
  public Reply submit(String name, Account account, Call call) {
    BulkOperation operation = byName.get(name);
    if (operation == null) {
      throw new IllegalArgumentException("no bulk operation " + name);
    }
    BulkOperation.Plan plan = operation.plan(account, call);
    String file = name.equals(JSON_IMPORT) ? "contacts.json" : null;
    Work work = new Work(name, plan.size(), sha256(call.payload()), file, plan.effect());
    Activity activity = account.activities().submit(work, call.now());
    return Reply.created(ActivityJson.of(activity, call.now())).withActivity(activity.id());
  }

  /** Multipart does not fit the envelope, whose payload is JSON in a string. */
  private static BulkOperation.Plan noMultipart(Account account, Call call) {
    throw new VendorError(
        Errors.service(415, "http.status.unsupported_media_type", "A file is required."));
  }

  /** SHA-256 of a body in hex, null of none. */
  public static @Nullable String sha256(@Nullable String payload) {
    if (payload == null) {
      return null;
    }
    try {
      byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
