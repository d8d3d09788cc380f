package io.fanfare.operation;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.operation.bulk.ContactImport;
import io.fanfare.operation.reference.Column;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * An import without its rows: what all chunks of it say alike. Only {@link RequestRules} should
 * make one.
 */
public final class ImportFrame {

  /** One below the vendor's bound, because it counts the header of rows that come as CSV. */
  public static final int MOST_ROWS = ContactImport.MAX_ROWS - 1;

  private static final int LONGEST_COLUMN = "cf:".length() + Kind.CUSTOM_FIELD.longest();
  private static final String TAIL = "]}";

  private final Operation operation;
  private final String head;
  private final boolean explicitSms;
  private final long room;

  ImportFrame(Operation operation, JsonNode body, boolean explicitSms) {
    String fields = Payload.trimmed(body);
    this.operation = operation;
    this.head = fields.substring(0, fields.length() - 1) + ",\"import_data\":[";
    this.explicitSms = explicitSms;
    this.room = Payload.MAX_BYTES - Envelope.size(Payload.atLongest(call("")));
  }

  /** The word of the operation. */
  public String name() {
    return operation.id();
  }

  /** Whether every SMS number comes with the consent to be written to. */
  public boolean explicitSms() {
    return explicitSms;
  }

  /** The names in it. */
  public Set<Reference> references() {
    return CallReferences.of(call(""));
  }

  /** Bytes of the outer body that are left for rows and the commas between them. */
  public long room() {
    return room;
  }

  /**
   * The bytes that a row takes up in the outer body, where it is text inside a text; a custom field
   * given by name takes up as many as the longest name that may come in its place.
   *
   * @param json the row as text
   */
  public static long bytes(ObjectNode row, String json) {
    long bytes = JsonStringEncoder.getInstance().quoteAsUTF8(json).length;
    for (Iterator<String> names = row.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (Column.isNamed(name)) {
        bytes += Math.max(0, LONGEST_COLUMN - name.length());
      }
    }
    return bytes;
  }

  /**
   * The request with these rows: checked ones, with commas between them, that fit in {@link
   * #room()} and are at most {@link #MOST_ROWS}.
   */
  public CheckedRequest with(CharSequence rows, int count) {
    return new CheckedRequest(operation.id(), operation, call(rows), false, count);
  }

  private VendorCall call(CharSequence rows) {
    String payload =
        new StringBuilder(head.length() + rows.length() + TAIL.length())
            .append(head)
            .append(rows)
            .append(TAIL)
            .toString();
    return new VendorCall(
        operation.method(), operation.path(), List.of(), List.of(), List.of(), payload);
  }
}
