package io.fanfare.rows;

import io.fanfare.operation.bulk.ContactImport;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the columns of a file are, by what its caller said and by their names. */
public final class Columns {
  /** In the place of a field: the column is left out. */
  public static final String IGNORE = "ignore";

  private static final int SHOWN_NAME = 64;

  private final RowTerms terms;

  Columns(RowTerms terms) {
    this.terms = terms;
  }

  /**
   * A column.
   *
   * @param field what it goes to, {@link #IGNORE} when nowhere
   */
  record Column(String field, boolean isAccount, boolean isKey) {
    boolean isSent() {
      return !field.equals(IGNORE);
    }
  }

  /** The fields that a mapping names must be some. */
  public static void check(Map<String, String> mapping, Findings findings) {
    mapping.forEach(
        (column, field) -> {
          if (!field.equals(IGNORE) && !ContactImport.isField(field)) {
            String message = "Must be a field of an imported contact, or ignore.";
            findings.add("map." + shown(column), Rule.ENUM, message);
          }
        });
  }

  /** Every column of a header; throws RefusedException with all that is wrong. */
  List<Column> of(List<String> header, int most) {
    Findings findings = new Findings();
    if (header.size() > most) {
      findings.add("columns", Rule.MAX_ITEMS, most, "Must be at most " + most + " columns.");
    }
    List<Column> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      Column column = column(name).orElse(new Column(IGNORE, false, false));
      if (column(name).isEmpty()) {
        String message = "Is not a field of an imported contact.";
        findings.add(place(name), Rule.UNKNOWN_COLUMN, message);
      } else if (column.isSent() && !seen.add(column.field())) {
        findings.add(place(name), Rule.UNKNOWN_COLUMN, "Is there twice.");
      }
      columns.add(column);
    }
    checkNamed(columns, findings);
    findings.refuseIfAny();
    return columns;
  }

  /** One column; empty when nobody knows what it is. */
  Optional<Column> column(String name) {
    boolean isAccount = terms.accountColumn() != null && same(name, terms.accountColumn());
    boolean isKey = terms.keyColumn() != null && same(name, terms.keyColumn());
    Optional<String> field =
        mapped(name).or(() -> isAccount ? Optional.of(IGNORE) : FieldNames.field(name));
    if (field.isEmpty() && (isKey || terms.ignoreUnknown())) {
      field = Optional.of(IGNORE);
    }
    return field.map(found -> new Column(found, isAccount, isKey));
  }

  private Optional<String> mapped(String name) {
    return terms.mapping().entrySet().stream()
        .filter(entry -> same(name, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void checkNamed(List<Column> columns, Findings findings) {
    requireOne(terms.accountColumn(), columns, Column::isAccount, findings);
    requireOne(terms.keyColumn(), columns, Column::isKey, findings);
  }

  private static void requireOne(
      @Nullable String name, List<Column> columns, Predicate<Column> is, Findings findings) {
    long found = columns.stream().filter(is).count();
    if (name != null && found != 1) {
      String message = found == 0 ? "Is not there." : "Is there twice.";
      findings.add(place(name), Rule.REQUIRED, message);
    }
  }

  private static boolean same(String one, String other) {
    return FieldNames.same(one, other);
  }

  private static String place(String name) {
    return "columns." + shown(name);
  }

  /** A file without a header has data in its place: no more of it than helps to find it. */
  private static String shown(String name) {
    String start = name.length() > SHOWN_NAME ? name.substring(0, SHOWN_NAME) + "..." : name;
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
