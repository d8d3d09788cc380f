package io.fanfare.rows;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.operation.bulk.ContactImport;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that go into one call.
 *
 * @param firstRow the number of the first one
 */
record Chunk(int firstRow, List<ObjectNode> rows) {
  /** One below the vendor's bound, because it counts the header of rows that come as CSV. */
  static final int MOST_ROWS = ContactImport.MAX_ROWS - 1;

  /** The outer body's bound, less what stands around the inner body's text. */
  static final long MOST_BYTES = 4_000_000 - 1_000;

  /** Cuts the rows, in order, into as few chunks as their size allows. */
  static List<Chunk> cut(ObjectNode frame, List<ObjectNode> rows) {
    List<Chunk> chunks = new ArrayList<>();
    long room = MOST_BYTES - bytes(frame);
    long used = 0;
    int first = 0;
    for (int row = 0; row < rows.size(); row++) {
      long size = bytes(rows.get(row));
      if (row > first && (used + size > room || row - first == MOST_ROWS)) {
        chunks.add(new Chunk(first + 1, rows.subList(first, row)));
        first = row;
        used = 0;
      }
      used += size;
    }
    chunks.add(new Chunk(first + 1, rows.subList(first, rows.size())));
    return chunks;
  }

  /** What it takes up in the outer body, where it is text inside a text, and a comma. */
  private static long bytes(ObjectNode json) {
    return JsonStringEncoder.getInstance().quoteAsUTF8(json.toString()).length + 1L;
  }
}
