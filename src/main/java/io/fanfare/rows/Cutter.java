package io.fanfare.rows;

import io.fanfare.operation.ImportFrame;
import io.fanfare.rejection.RowOrigins;
import java.util.function.Consumer;

/**
 * Cuts rows, in order, into as few chunks as the vendor's bounds allow. A row alone always fits:
 * its fields are bounded. Not thread-safe.
 */
final class Cutter {
  private final ImportFrame frame;
  private final Consumer<Chunk> chunks;
  private final StringBuilder rows = new StringBuilder();
  private RowOrigins.Builder origins = new RowOrigins.Builder();
  private int count;
  private long bytes;

  Cutter(ImportFrame frame, Consumer<Chunk> chunks) {
    this.frame = frame;
    this.chunks = chunks;
  }

  void add(Row row) {
    String json = row.fields().toString();
    long size = ImportFrame.bytes(row.fields(), json);
    if (count == ImportFrame.MOST_ROWS || (count > 0 && bytes + 1 + size > frame.room())) {
      finish();
    }
    if (count > 0) {
      rows.append(',');
      bytes++;
    }
    rows.append(json);
    bytes += size;
    origins.add(row.number(), row.key());
    count++;
  }

  /** Hands over what is there, if anything is. */
  void finish() {
    if (count == 0) {
      return;
    }
    chunks.accept(new Chunk(frame.with(rows, count), origins.build()));
    rows.setLength(0);
    origins = new RowOrigins.Builder();
    count = 0;
    bytes = 0;
  }
}
