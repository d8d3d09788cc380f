package io.fanfare.vendor;

import org.jspecify.annotations.Nullable;

/**
 * The vendor's counters of an activity; each is null when it did not send that one. Which appear
 * depends on the operation (API reference 3.0.178, activity status objects).
 *
 * @param itemsTotal rows of an import counted with the header; items of any other operation
 * @param person contacts that an import applied
 * @param error rows that cannot be corrected
 * @param correctable rows a person could correct in the vendor's user interface
 * @param cannotAddToList rows whose contact had unsubscribed earlier
 */
public record Counters(
    @Nullable Long itemsTotal,
    @Nullable Long itemsCompleted,
    @Nullable Long person,
    @Nullable Long error,
    @Nullable Long correctable,
    @Nullable Long cannotAddToList,
    @Nullable Long list) {

  /** What the first answer about an activity usually carries. */
  public static final Counters NONE = new Counters(null, null, null, null, null, null, null);

  /**
   * Whether nothing at all was done although there was something to do: an import whose rows were
   * refused and that applied nobody, or items of which none was completed.
   */
  public boolean showNothingDone() {
    if (person != null) {
      return person == 0 && of(error) + of(correctable) > 0;
    }
    return of(itemsTotal) > 0 && itemsCompleted != null && itemsCompleted == 0;
  }

  private static long of(@Nullable Long counter) {
    return counter == null ? 0 : counter;
  }
}
