package io.fanfare.constantcontact.probe;

import io.fanfare.probe.VendorProbe.Size;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An import of a given size. Its rows hold a street and no address to write to, so that they make
 * no contact (API reference, {@code contacts_json_import}: each row needs an e-mail address or a
 * number). Quotation marks in the street make the escaped form as much larger as is wanted.
 */
final class SizedRows {
  private static final String OPEN = "{\"street\":\"";
  private static final String CLOSE = "\"},";
  private static final int ROW = 256;
  private static final int STREET = ROW - OPEN.length() - CLOSE.length();

  /** Of a row: four quotation marks, which its escaped form writes as two characters each. */
  private static final int ESCAPES = 4;

  /** One more than the vendor takes (API reference, custom fields of an import). */
  private static final int TOO_MANY_FIELDS = 26;

  private SizedRows() {}

  /** The payload; {@code overhead}: of the envelope without it. */
  static String payload(Size size, String listId, int overhead) {
    String close = last(size.flawed()) + "],\"list_ids\":[\"" + listId + "\"]}";
    int rows = (size.inner() - close.length()) / ROW;
    String row = row(size.outer() - size.inner() - overhead, rows);
    StringBuilder payload = new StringBuilder(size.inner()).append("{\"import_data\":[");
    for (int i = 0; i < rows; i++) {
      payload.append(row);
    }
    return payload.append(close).toString();
  }

  /** One whose escaped form is longer by its share of {@code longer}. */
  private static String row(int longer, int rows) {
    int more = Math.max(0, longer / Math.max(1, rows) - ESCAPES);
    int marks = Math.min(STREET / 2, more / 2);
    return OPEN + "\\\"".repeat(marks) + "x".repeat(STREET - 2 * marks) + CLOSE;
  }

  private static String last(boolean flawed) {
    return flawed
        ? IntStream.range(0, TOO_MANY_FIELDS)
            .mapToObj(number -> "\"cf:fanfare_probe_" + number + "\":\"x\"")
            .collect(Collectors.joining(",", "{", "}"))
        : "{\"street\":\"x\"}";
  }
}
