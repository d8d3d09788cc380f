package io.fanfare.http.rejections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.fanfare.rejection.Rejection;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejections as CSV that no spreadsheet takes for formulas: a text that begins with one of the
 * characters that OWASP names (page "CSV Injection") gets a quote before it, and every text stands
 * in double quotes, so that none breaks out of its cell. Pure.
 */
final class RejectionCsv {
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";
  private static final List<String> COLUMNS =
      List.of("account_id", "row", "key", "reason", "message", "survivor", "rows");
  private static final ObjectWriter CSV =
      CsvMapper.builder()
          .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
          .build()
          .writer(schema().withLineSeparator("\r\n"));

  private RejectionCsv() {}

  /** The names of the columns, with the line's end. */
  static String header() {
    return String.join(",", COLUMNS) + "\r\n";
  }

  /** A line for each, in their order. */
  static String lines(Collection<Rejection> rejections) {
    StringBuilder lines = new StringBuilder();
    rejections.forEach(rejection -> lines.append(line(RejectionJson.of(rejection))));
    return lines.toString();
  }

  /** The columns must be known to the writer: it leaves out what is null otherwise. */
  private static CsvSchema schema() {
    CsvSchema.Builder schema = CsvSchema.builder();
    COLUMNS.forEach(schema::addColumn);
    return schema.build();
  }

  private static String line(RejectionJson rejection) {
    List<@Nullable Object> cells =
        Arrays.asList(
            safe(rejection.accountId()),
            rejection.row(),
            safe(rejection.key()),
            safe(rejection.reason()),
            safe(rejection.message()),
            rejection.survivor(),
            rejection.rows());
    try {
      return CSV.writeValueAsString(cells);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String safe(@Nullable String text) {
    boolean formula =
        text != null && !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
