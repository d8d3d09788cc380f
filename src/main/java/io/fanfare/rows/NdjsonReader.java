package io.fanfare.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object a line. A line that is none is a row with a fault, as is one with a name that
 * nobody knows; empty lines are no rows.
 */
final class NdjsonReader implements RowReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Lines lines;
  private final RowTerms terms;
  private final RowLimits limits;
  private final Columns columns;
  private final Map<String, Optional<Columns.Column>> known = new HashMap<>();
  private long rows;

  NdjsonReader(InputStream in, RowTerms terms, RowLimits limits) {
    this.lines = new Lines(in, 4 * limits.longestCell());
    this.terms = terms;
    this.limits = limits;
    this.columns = new Columns(terms);
  }

  @Override
  public @Nullable Row next() throws IOException {
    Lines.Line line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    rows++;
    if (rows > limits.mostRows()) {
      throw CsvReader.tooMany(limits);
    }
    return row(line).row(rows);
  }

  @Override
  public Set<String> fields() {
    return known.values().stream()
        .flatMap(Optional::stream)
        .filter(Columns.Column::isSent)
        .map(Columns.Column::field)
        .collect(Collectors.toSet());
  }

  private RowFields row(Lines.Line line) {
    RowFields row = new RowFields(terms);
    if (line.isTooLong()) {
      row.spoil(RowFault.of(RowReason.TOO_LONG, "Is longer than a line may be."));
      return row;
    }
    try {
      JsonNode object = JSON.readTree(line.bytes(), 0, line.length());
      if (object.isObject() && object.size() <= limits.mostColumns()) {
        object.properties().forEach(field -> put(row, field.getKey(), field.getValue()));
      } else {
        row.spoil(RowFault.of(RowReason.INVALID_JSON, "Must be one JSON object of few names."));
      }
    } catch (JsonProcessingException e) {
      row.spoil(RowFault.of(RowReason.INVALID_JSON, "Must be one JSON object in UTF-8."));
    } catch (IOException e) {
      row.spoil(RowFault.of(RowReason.INVALID_JSON, "Must be in UTF-8."));
    }
    return row;
  }

  private void put(RowFields row, String name, JsonNode value) {
    Optional<Columns.Column> column = column(name);
    if (column.isEmpty()) {
      row.spoil(RowFault.of(RowReason.UNKNOWN_FIELD, "Has a name that is no field."));
    } else if (value.isTextual() || value.isIntegralNumber()) {
      row.put(column.get(), value.asText());
    } else if (!value.isNull()) {
      row.spoil(
          new RowFault(
              RowReason.WRONG_TYPE, column.get().field(), "Must be a string or a whole number."));
    }
  }

  /** As many as a header may have are remembered; one more is as good as unknown. */
  private Optional<Columns.Column> column(String name) {
    return known.size() < limits.mostColumns()
        ? known.computeIfAbsent(name, columns::column)
        : known.getOrDefault(name, Optional.empty());
  }
}
