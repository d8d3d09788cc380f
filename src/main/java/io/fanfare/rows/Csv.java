package io.fanfare.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.fanfare.problem.Findings;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV text as RFC 4180 has it: quotes, either line ending, an optional byte order mark; empty
 * lines are no records.
 *
 * @param records the cells of each record, trimmed; all as many as {@code header}
 */
record Csv(List<String> header, List<List<String>> records) {
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Reads it all; throws RefusedException, naming records by their number. */
  static Csv read(byte[] bytes, char delimiter) {
    List<List<String>> lines = new ArrayList<>();
    try (MappingIterator<String[]> rows = reader(delimiter).readValues(bytes)) {
      while (rows.hasNextValue()) {
        lines.add(trimmed(rows.nextValue()));
      }
    } catch (JsonProcessingException e) {
      throw refused("rows[%d]".formatted(Math.max(1, lines.size())), "Has quotes that do not fit.");
    } catch (IOException e) {
      throw refused("rows[%d]".formatted(Math.max(1, lines.size())), "Is not in UTF-8.");
    }
    return lines.isEmpty() ? new Csv(List.of(), List.of()) : of(lines);
  }

  private static Csv of(List<List<String>> lines) {
    List<String> header = new ArrayList<>(lines.get(0));
    if (header.get(0).startsWith(BYTE_ORDER_MARK)) {
      header.set(0, header.get(0).substring(1).strip());
    }
    Findings findings = new Findings();
    for (int row = 1; row < lines.size(); row++) {
      if (lines.get(row).size() != header.size()) {
        findings.add("rows[" + row + "]", Rule.FORMAT, header.size(), "Has not one cell a column.");
      }
    }
    findings.refuseIfAny();
    return new Csv(List.copyOf(header), lines.subList(1, lines.size()));
  }

  private static ObjectReader reader(char delimiter) {
    return MAPPER
        .readerFor(String[].class)
        .with(CsvSchema.emptySchema().withColumnSeparator(delimiter));
  }

  private static List<String> trimmed(String[] cells) {
    List<String> trimmed = new ArrayList<>(cells.length);
    for (String cell : cells) {
      trimmed.add(cell.strip());
    }
    return trimmed;
  }

  private static RefusedException refused(String field, String message) {
    return RefusedException.of(ProblemCode.INVALID_REQUEST, field, Rule.FORMAT, message);
  }
}
