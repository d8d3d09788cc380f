package io.fanfare.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.operation.BulkOperation;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.bulk.ContactImport;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes import requests out of CSV whose columns have the vendor's own names. */
@ApplicationScoped
public class ContactRows {
  private static final int SHOWN_NAME = 64;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final RequestRules rules;

  public ContactRows(RequestRules rules) {
    this.rules = rules;
  }

  /**
   * The requests that together hold every row, in order; throws RefusedException with what is wrong
   * in any of them. An empty cell is a field that the row does not have.
   */
  public List<CheckedRequest> requests(byte[] csv, ImportTerms terms) {
    Csv table = Csv.read(csv, terms.delimiter());
    check(table);
    ObjectNode frame = frame(terms);
    RowRefusals refusals = new RowRefusals();
    List<CheckedRequest> requests = new ArrayList<>();
    for (Chunk chunk :
        Chunk.cut(frame, table.records().stream().map(r -> row(table, r)).toList())) {
      refusals.collect(chunk.firstRow(), () -> requests.add(check(frame, chunk)));
    }
    refusals.refuseIfAny();
    return List.copyOf(requests);
  }

  private CheckedRequest check(ObjectNode frame, Chunk chunk) {
    ObjectNode body = frame.deepCopy();
    body.putArray("import_data").addAll(chunk.rows());
    return rules.check(BulkOperation.CONTACTS_JSON_IMPORT.id(), body);
  }

  private static ObjectNode frame(ImportTerms terms) {
    ObjectNode frame = JSON.objectNode();
    terms.listIds().forEach(frame.putArray("list_ids")::add);
    if (terms.smsPermission() != null) {
      frame.put("sms_permission_to_send", terms.smsPermission());
    }
    return frame;
  }

  private static void check(Csv table) {
    Findings findings = new Findings();
    Set<String> seen = new HashSet<>();
    for (int column = 0; column < table.header().size(); column++) {
      String name = table.header().get(column);
      if (!ContactImport.isField(name)) {
        findings.add(shown(name), Rule.UNKNOWN_COLUMN, "Is not a field of an imported contact.");
      } else if (!seen.add(name)) {
        findings.add(shown(name), Rule.UNKNOWN_COLUMN, "Is there twice.");
      }
    }
    if (table.records().isEmpty()) {
      findings.add("rows", Rule.MIN_ITEMS, 1, "Must have a header and at least one row.");
    }
    findings.refuseIfAny();
  }

  /** A file without a header has data in its place: no more of it than helps to find it. */
  private static String shown(String name) {
    String start = name.length() > SHOWN_NAME ? name.substring(0, SHOWN_NAME) + "..." : name;
    return "columns." + start.replaceAll("\\p{Cntrl}", "?");
  }

  private static ObjectNode row(Csv table, List<String> cells) {
    ObjectNode row = JSON.objectNode();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      if (!cell.isEmpty()) {
        put(row, table.header().get(column), cell);
      }
    }
    return row;
  }

  private static void put(ObjectNode row, String field, String cell) {
    if (ContactImport.isWhole(field) && cell.matches("[0-9]{1,9}")) {
      row.put(field, Integer.parseInt(cell));
    } else {
      row.put(field, cell);
    }
  }
}
