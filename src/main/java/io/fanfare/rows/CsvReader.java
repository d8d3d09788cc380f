package io.fanfare.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it: quotes, either line ending, an optional byte order mark; empty lines are
 * no records. A record with more or fewer cells than columns is a row with a fault.
 */
final class CsvReader implements RowReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final CsvParser parser;
  private final RowTerms terms;
  private final RowLimits limits;
  private List<Columns.Column> columns = List.of();
  private long rows;

  private CsvReader(CsvParser parser, RowTerms terms, RowLimits limits) {
    this.parser = parser;
    this.terms = terms;
    this.limits = limits;
  }

  static CsvReader open(InputStream in, RowTerms terms, RowLimits limits) throws IOException {
    CsvFactory factory =
        CsvFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(limits.longestCell()).build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    CsvReader reader = new CsvReader((CsvParser) factory.createParser(in), terms, limits);
    reader.parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(terms.delimiter()));
    reader.columns = new Columns(terms).of(reader.header(), limits.mostColumns());
    return reader;
  }

  @Override
  public @Nullable Row next() throws IOException {
    RowFields row = new RowFields(terms);
    int cells = cells((place, cell) -> put(row, place, cell));
    if (cells < 0) {
      return null;
    }
    rows++;
    if (rows > limits.mostRows()) {
      throw tooMany(limits);
    }
    if (cells != columns.size()) {
      row.spoil(
          RowFault.of(
              RowReason.WRONG_CELLS,
              "Has " + cells + " cells where there are " + columns.size() + " columns."));
    }
    return row.row(rows);
  }

  @Override
  public Set<String> fields() {
    return columns.stream()
        .filter(Columns.Column::isSent)
        .map(Columns.Column::field)
        .collect(Collectors.toSet());
  }

  static RefusedException tooMany(RowLimits limits) {
    return refused(
        ProblemCode.PAYLOAD_TOO_LARGE,
        "rows",
        Rule.MAX_ITEMS,
        "Must be at most " + limits.mostRows() + " rows.");
  }

  private void put(RowFields row, int place, String cell) {
    if (place < columns.size()) {
      row.put(columns.get(place), cell);
    }
  }

  private List<String> header() throws IOException {
    List<String> header = new ArrayList<>();
    cells(
        (place, cell) -> {
          if (place <= limits.mostColumns()) {
            header.add(place == 0 ? withoutMark(cell).strip() : cell.strip());
          }
        });
    return header;
  }

  private static String withoutMark(String cell) {
    return cell.startsWith(BYTE_ORDER_MARK) ? cell.substring(1) : cell;
  }

  /** How many cells the next record has, each of them told; -1 when there is no record. */
  private int cells(Cells told) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return -1;
      }
      int cells = 0;
      for (JsonToken at = parser.nextToken();
          at != null && at != JsonToken.END_ARRAY;
          at = parser.nextToken()) {
        told.cell(cells++, text(parser));
      }
      return cells;
    } catch (StreamConstraintsException e) {
      throw at(Rule.MAX_LENGTH, "Has a cell of more than " + limits.longestCell() + " characters.");
    } catch (JsonProcessingException e) {
      throw at(Rule.FORMAT, "Has quotes that do not fit.");
    } catch (CharConversionException e) {
      throw at(Rule.FORMAT, "Is not in UTF-8.");
    }
  }

  private static String text(JsonParser parser) throws IOException {
    String text = parser.getText();
    return text == null ? "" : text;
  }

  private RefusedException at(Rule rule, String message) {
    ProblemCode code =
        rule == Rule.FORMAT ? ProblemCode.INVALID_REQUEST : ProblemCode.RULE_VIOLATED;
    return refused(code, "rows[" + (rows + 1) + "]", rule, message);
  }

  private static RefusedException refused(
      ProblemCode code, String field, Rule rule, String message) {
    return RefusedException.of(code, field, rule, message);
  }

  /** Hears of each cell of a record, by its place from 0. */
  private interface Cells {
    void cell(int place, String cell);
  }
}
