package io.fanfare.exports;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts CSV (RFC 4180: quotes around a cell, doubled inside) between records: first the header, then
 * parts of whole records. Where it cuts depends on the bytes only, not on how they came, so that a
 * second try gives the same parts.
 */
final class RecordCutter {
  /** A part ends with the record that reaches this size. */
  static final int PART = 256 * 1024;

  /** Longer than any contact with all of its fields at their bounds. */
  static final int LONGEST_RECORD = 1024 * 1024;

  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private byte[] header = new byte[0];
  private boolean hasHeader;
  private boolean quoted;
  private int inRecord;
  private long records;
  private long bytes;

  /** Takes in bytes; returns the parts that are complete by them. */
  List<byte[]> feed(byte[] more) {
    List<byte[]> cut = new ArrayList<>();
    for (byte one : more) {
      part.write(one);
      inRecord++;
      if (one == '"') {
        quoted = !quoted;
      } else if (one == '\n' && !quoted) {
        endRecord(cut);
      } else if (inRecord > LONGEST_RECORD) {
        throw new UnreadableFileException("record_too_long");
      }
    }
    bytes += more.length;
    return cut;
  }

  /** The rest, empty when there is none; the file must end outside a quoted cell. */
  List<byte[]> end() {
    List<byte[]> cut = new ArrayList<>();
    if (quoted) {
      throw new UnreadableFileException("cut_off");
    }
    if (inRecord > 0) {
      part.write('\n');
      endRecord(cut);
    }
    if (part.size() > 0) {
      cut.add(take());
    }
    if (!hasHeader) {
      throw new UnreadableFileException("empty_file");
    }
    return cut;
  }

  byte[] header() {
    return header;
  }

  /** Without the header and without empty lines. */
  long records() {
    return records;
  }

  long bytes() {
    return bytes;
  }

  private void endRecord(List<byte[]> cut) {
    boolean empty = inRecord <= 1;
    inRecord = 0;
    if (!hasHeader) {
      header = take();
      hasHeader = true;
      return;
    }
    records += empty ? 0 : 1;
    if (part.size() >= PART) {
      cut.add(take());
    }
  }

  private byte[] take() {
    byte[] taken = part.toByteArray();
    part.reset();
    return taken;
  }

  /** What came is no whole CSV; carries a short stable word. */
  static final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String cause) {
      super(cause, null, false, false);
    }
  }
}
