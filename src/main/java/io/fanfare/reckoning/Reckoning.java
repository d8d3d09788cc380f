package io.fanfare.reckoning;

import io.fanfare.reckoning.Reckoned.Found;
import io.fanfare.rejection.RejectionReason;
import io.fanfare.vendor.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor's counters and row errors of a completed import say about its rows. Completed is
 * not success: rows past a size limit are dropped without a word, and support says that the API
 * does not name failed contacts (API reference, import guide; community td-p/405326). Pure.
 */
final class Reckoning {
  private final boolean headerCounted;
  private final int firstRowLine;

  Reckoning(ReckoningSettings settings) {
    this.headerCounted = settings.headerCounted();
    this.firstRowLine = settings.firstRowLine();
  }

  /** {@code rows} is how many were sent. */
  Reckoned completed(int rows, Counters counters, List<String> errors) {
    List<Found> found = found(rows, errors);
    long counted =
        Math.max(found.size(), number(counters.error()) + number(counters.correctable()));
    long unnamed = counted - found.size();
    long dropped = counters.itemsTotal() == null ? 0 : rows - total(counters.itemsTotal());
    long missing = missing(rows - counted, counters, dropped);
    return new Reckoned(
        found,
        unnamed + missing,
        RejectionReason.UNACCOUNTED,
        unnamed + missing == 0 ? null : words(unnamed, missing, errors),
        dropped != 0 || unnamed + missing > 0);
  }

  /**
   * Good rows of which there is no sign. Rows of one person count once. Whether those that may not
   * go to a list count as persons is not documented: they are never taken for missing.
   */
  private static long missing(long good, Counters counters, long dropped) {
    if (counters.person() == null) {
      return Math.max(0, dropped);
    }
    long gap = Math.max(0, good - counters.person());
    return Math.max(0, gap - number(counters.cannotAddToList()));
  }

  /** A row with several errors is one row; its first error gives the reason. */
  private List<Found> found(int rows, List<String> errors) {
    Map<Integer, Found> found = new TreeMap<>();
    for (String error : errors) {
      LineError.read(error)
          .filter(line -> index(line) >= 0 && index(line) < rows)
          .ifPresent(line -> found.merge(index(line), found(line), Reckoning::joined));
    }
    return new ArrayList<>(found.values());
  }

  private Found found(LineError error) {
    return new Found(index(error), VendorWords.reason(error.words()), said(error.words()));
  }

  private int index(LineError error) {
    return error.line() - firstRowLine;
  }

  private long total(long counted) {
    return headerCounted ? counted - 1 : counted;
  }

  private static Found joined(Found first, Found more) {
    return new Found(first.index(), first.reason(), first.message() + " " + more.message());
  }

  private static String words(long unnamed, long missing, List<String> errors) {
    StringBuilder words = new StringBuilder();
    if (unnamed > 0) {
      words.append("The vendor counted %d rows in error that it did not name.".formatted(unnamed));
    }
    if (missing > 0) {
      words.append(words.isEmpty() ? "" : " ");
      words.append("By its counters %d rows were not applied.".formatted(missing));
    }
    errors.stream()
        .filter(error -> LineError.read(error).isEmpty())
        .findFirst()
        .ifPresent(error -> words.append(' ').append(said(error)));
    return words.toString();
  }

  private static String said(String words) {
    return "The vendor says: " + VendorWords.clean(words);
  }

  private static long number(@Nullable Long counter) {
    return counter == null ? 0 : counter;
  }
}
