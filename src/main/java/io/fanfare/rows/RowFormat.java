package io.fanfare.rows;

/** How rows are written down. */
public enum RowFormat {
  /** RFC 4180: a header, then a record for each row; cells between delimiters. */
  CSV,
  /** A JSON object on each line, its names in the place of columns. */
  NDJSON
}
