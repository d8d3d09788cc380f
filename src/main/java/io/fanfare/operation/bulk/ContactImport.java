package io.fanfare.operation.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.util.List;

/**
 * Contacts added or updated: {@code contacts_json_import} (API reference 3.0.178). The rows
 * themselves are checked and not kept, since there may be 40,000 of them.
 *
 * <p>40,000 is the vendor's bound for a JSON body. Chunks made from CSV stay one below it, because
 * there the vendor counts the header.
 *
 * @param rows how many contacts; 0 only beside findings
 * @param listIds the lists they all go to, 1 to 50
 */
public record ContactImport(int rows, List<String> listIds) implements BulkRequest {

  /** The most contacts that one body may have. */
  public static final int MAX_ROWS = 40_000;

  private static final int MAX_LISTS = 50;
  private static final List<String> PERMISSIONS = List.of("explicit", "not_set");

  /** Whether a row may have a field of this name. */
  public static boolean isField(String name) {
    return ImportColumn.ALL.containsKey(name) || ImportRow.isCustom(name);
  }

  /** Whether that field holds a whole number and not a text. */
  public static boolean isWhole(String field) {
    return ImportColumn.ALL.get(field) instanceof ImportColumn.Whole;
  }

  /** Reads the body. */
  public static ContactImport read(Fields body) {
    boolean explicit = isExplicit(body);
    int rows = body.require("import_data") ? readRows(body, explicit) : 0;
    return new ContactImport(rows, readLists(body));
  }

  /**
   * Reads a body whose rows come from elsewhere, and answers whether its SMS consent is explicit.
   */
  public static boolean readWithoutRows(Fields body) {
    if (body.has("import_data")) {
      body.refuse("import_data", Rule.NOT_ALLOWED_WITH, "Does not go with an upload.");
    }
    readLists(body);
    return isExplicit(body);
  }

  /** Notes every rule that one row breaks, fields at {@code path}. */
  public static void checkRow(JsonNode row, String path, boolean explicitSms, Findings findings) {
    Fields.open(row, path, findings).ifPresent(fields -> new ImportRow(fields).check(explicitSms));
  }

  private static boolean isExplicit(Fields body) {
    return body.has("sms_permission_to_send")
        && body.word("sms_permission_to_send", PERMISSIONS).filter("explicit"::equals).isPresent();
  }

  private static List<String> readLists(Fields body) {
    return body.require("list_ids") ? body.ids("list_ids", MAX_LISTS) : List.of();
  }

  private static int readRows(Fields body, boolean explicit) {
    int rows = 0;
    for (JsonNode row : body.items("import_data", MAX_ROWS)) {
      checkRow(row, body.path("import_data") + "[" + rows + "]", explicit, body.findings());
      rows++;
    }
    return rows;
  }

  @Override
  public int items() {
    return rows;
  }
}
