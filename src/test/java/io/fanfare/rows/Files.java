package io.fanfare.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts read as files of rows. */
final class Files {
  static final RowLimits LIMITS = new RowLimits(100_000, 30, 300);

  private Files() {}

  static List<Row> csv(String text) {
    return read(text, RowTerms.of(RowFormat.CSV));
  }

  static List<Row> ndjson(String text) {
    return read(text, RowTerms.of(RowFormat.NDJSON));
  }

  static List<Row> read(String text, RowTerms terms) {
    return read(text.getBytes(StandardCharsets.UTF_8), terms);
  }

  static List<Row> read(byte[] bytes, RowTerms terms) {
    List<Row> rows = new ArrayList<>();
    try {
      RowReader reader = RowReader.open(new ByteArrayInputStream(bytes), terms, LIMITS);
      for (Row row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
