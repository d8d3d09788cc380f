package io.fanfare.rows;

import org.jspecify.annotations.Nullable;

/**
 * Why a row is not sent.
 *
 * @param reason a word of {@link RowReason}
 * @param field the field it is about; null when it is about the row
 * @param message for people; never a value of the row
 */
public record RowFault(String reason, @Nullable String field, String message) {

  /** About the row as such. */
  static RowFault of(String reason, String message) {
    return new RowFault(reason, null, message);
  }

  /** The message with the field that it is about. */
  public String text() {
    return field == null ? message : field + ": " + message;
  }
}
