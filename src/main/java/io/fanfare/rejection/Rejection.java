package io.fanfare.rejection;

import org.jspecify.annotations.Nullable;

/**
 * A row that did not become a contact's data by itself: it was refused, or merged into another.
 *
 * @param accountId the account it was meant for; empty when the row names none that is ours
 * @param row the caller's number of the data record, from 1, header excluded; 0 when nobody can
 *     tell which rows are meant
 * @param key the value of the caller's key column; null when there is none
 * @param reason a stable word of {@code [a-z0-9_]}: of {@link RejectionReason} or of the finder's
 *     own
 * @param message for people, free of other people's data; null when the reason says it all
 * @param survivor the number of the row that it was merged into; null unless it was merged
 * @param rows how many rows it is about: 1, or more where {@code row} is 0
 */
public record Rejection(
    String accountId,
    long row,
    @Nullable String key,
    String reason,
    @Nullable String message,
    @Nullable Long survivor,
    long rows) {

  /** About one row. */
  public Rejection(
      String accountId,
      long row,
      @Nullable String key,
      String reason,
      @Nullable String message,
      @Nullable Long survivor) {
    this(accountId, row, key, reason, message, survivor, 1);
  }

  /** Rows of which nobody can tell which they are. */
  public static Rejection nameless(String accountId, String reason, String message, long rows) {
    return new Rejection(accountId, 0, null, reason, message, null, rows);
  }

  @Override
  public String toString() {
    return "Rejection[row=" + row + ", reason=" + reason + "]";
  }
}
