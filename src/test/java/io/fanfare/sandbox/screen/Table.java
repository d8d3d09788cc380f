package io.fanfare.sandbox.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text in aligned columns, for people to read. */
public final class Table {
  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a line; it needs as many cells as there are headings. */
  public Table row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "%d cells under %d headings".formatted(cells.length, rows.get(0).size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** One line for each row, headings and a rule first. */
  public List<String> lines() {
    List<Integer> widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row, widths));
    }
    lines.add(1, line(widths.stream().map("-"::repeat).toList(), widths));
    return lines;
  }

  private List<Integer> widths() {
    return IntStream.range(0, rows.get(0).size())
        .mapToObj(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
        .toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), widths.get(column)))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
