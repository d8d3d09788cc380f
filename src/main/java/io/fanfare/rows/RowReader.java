package io.fanfare.rows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file row by row and never holds more of it than one. Blocks; one thread at a time. */
public interface RowReader {

  /**
   * The next row, null behind the last. A record that cannot be a row has a fault; throws
   * RefusedException when the file as a whole cannot be read or crosses a limit, IOException when
   * the stream broke off.
   */
  @Nullable Row next() throws IOException;

  /** The fields that columns read so far go to. */
  Set<String> fields();

  /** Reads the header, where there is one; throws as {@link #next()} does. */
  static RowReader open(InputStream in, RowTerms terms, RowLimits limits) throws IOException {
    return terms.format() == RowFormat.CSV
        ? CsvReader.open(in, terms, limits)
        : new NdjsonReader(in, terms, limits);
  }
}
