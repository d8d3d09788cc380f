package io.fanfare.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One data record. Printing it shows nothing of a person.
 *
 * @param number counts data records from 1, header and empty lines excluded
 * @param account as the file names it; null when it names none
 * @param key the caller's own; null when the row has none
 * @param fields under the vendor's names, trimmed, without those that are empty
 * @param fault what was wrong with the record as such; null when nothing was
 */
public record Row(
    long number,
    @Nullable String account,
    @Nullable String key,
    ObjectNode fields,
    @Nullable RowFault fault) {

  /** The same row with a fault, and without what it holds. */
  public Row spoilt(RowFault why) {
    return new Row(number, account, key, fields.objectNode(), why);
  }

  @Override
  public String toString() {
    return "Row[" + number + "]";
  }
}
