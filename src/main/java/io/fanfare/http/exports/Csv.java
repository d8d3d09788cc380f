package io.fanfare.http.exports;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads and writes CSV. */
final class Csv {
  private static final ObjectReader READER =
      new CsvMapper()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .readerForListOf(String.class);
  private static final String FORMULA = "=+-@\t\r";

  private Csv() {}

  /** The records of a part, which is at most a few hundred kilobytes. */
  static List<List<String>> records(byte[] part) {
    try (MappingIterator<List<String>> records = READER.readValues(part)) {
      return records.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a record.
   *
   * @param safe whether a cell that a spreadsheet would run is kept from it by an apostrophe
   */
  static void write(StringBuilder to, List<String> record, boolean safe) {
    for (int i = 0; i < record.size(); i++) {
      to.append(i == 0 ? "" : ",");
      cell(to, record.get(i), safe);
    }
    to.append('\n');
  }

  private static void cell(StringBuilder to, String text, boolean safe) {
    boolean runs = safe && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String shown = runs ? "'" + text : text;
    boolean quoted = shown.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    if (quoted) {
      to.append('"').append(shown.replace("\"", "\"\"")).append('"');
    } else {
      to.append(shown);
    }
  }
}
