package io.fanfare.rows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about a file, before its first row.
 *
 * @param delimiter between the cells of CSV
 * @param mapping column to field, {@link Columns#IGNORE} for one that is left out; columns that are
 *     not in it go by their own names
 * @param accountColumn names the account of each row; null when the file names none
 * @param keyColumn holds the caller's own key of each row; null when there is none
 * @param ignoreUnknown whether columns of no known name are left out, else they are refused
 */
public record RowTerms(
    RowFormat format,
    char delimiter,
    Map<String, String> mapping,
    @Nullable String accountColumn,
    @Nullable String keyColumn,
    boolean ignoreUnknown) {

  public RowTerms {
    mapping = Map.copyOf(mapping);
  }

  /** Commas, and columns of known names only. */
  public static RowTerms of(RowFormat format) {
    return new RowTerms(format, ',', Map.of(), null, null, false);
  }
}
