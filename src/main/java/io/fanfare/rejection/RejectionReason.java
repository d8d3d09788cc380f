package io.fanfare.rejection;

/**
 * The reasons that the engine itself gives. Finders may have words of their own beside these. The
 * words are a promise to callers.
 */
public final class RejectionReason {
  /** Not lost: its data went to the vendor as part of another row, the survivor. */
  public static final String MERGED = "merged";

  /** The vendor's row errors name it. */
  public static final String ROW_ERROR = "row_error";

  /** The vendor refused a request that held nothing but this row. */
  public static final String REFUSED_BY_VENDOR = "refused_by_vendor";

  /** It was in a refused request whose bad rows could not all be told apart within the budget. */
  public static final String REFUSED_WITH_OTHERS = "refused_with_others";

  /** By the vendor's counters so many rows were not applied, and it did not say which. */
  public static final String UNACCOUNTED = "unaccounted";

  /** Its contact has unsubscribed: it was updated, and not added to the lists. */
  public static final String UNSUBSCRIBED = "unsubscribed";

  /** So many rows are {@link #UNSUBSCRIBED}; which these are is being found out. */
  public static final String STILL_CHECKING = "still_checking";

  private RejectionReason() {}
}
