package io.fanfare.upload;

import io.fanfare.operation.reference.Column;
import io.fanfare.problem.Findings;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.rows.Row;
import io.fanfare.rows.RowFault;
import io.fanfare.rows.RowLimits;
import io.fanfare.rows.RowReader;
import io.fanfare.rows.RowReason;
import io.fanfare.rows.RowTerms;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file being read, some megabytes at a time. Blocks; one thread at a time. */
final class Receiving {
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final UUID id;
  private final Incoming in;
  private final RowTerms terms;
  private final UploadSettings settings;
  private final Buffers buffers;
  private @Nullable RowReader reader;
  private long rows;
  private boolean over;

  Receiving(UUID id, Incoming in, RowTerms terms, UploadSettings settings, BlockBoxes boxes) {
    this.id = id;
    this.in = in;
    this.terms = terms;
    this.settings = settings;
    this.buffers = new Buffers(id, boxes, settings.buffer());
  }

  /**
   * Reads on until there are blocks to keep, or the end is there; throws RefusedException when the
   * file cannot be taken.
   */
  List<Block> next() {
    try {
      if (reader == null) {
        reader = RowReader.open(in, terms, limits());
      }
      while (!over && !buffers.areFull()) {
        add(reader.next());
      }
      return buffers.take(over);
    } catch (IOException e) {
      throw RefusedException.of(ProblemCode.INVALID_REQUEST, "The file broke off.");
    }
  }

  /** Whether all was read and handed out. */
  boolean isOver() {
    return over;
  }

  /** What was read, as soon as it is over. */
  Upload upload(Instant now) {
    return new Upload(id, terms.accountColumn() != null, named(), rows, in.bytes(), now);
  }

  private List<String> named() {
    return reader == null
        ? List.of()
        : reader.fields().stream().filter(Column::isNamed).sorted().toList();
  }

  private void add(@Nullable Row row) {
    if (row == null) {
      over = true;
      requireRows();
      return;
    }
    rows++;
    if (row.account() == null) {
      add(row, "");
    } else if (ACCOUNT.matcher(row.account()).matches()) {
      add(row, row.account());
    } else {
      add(row.spoilt(noAccount()), "");
    }
    requireFewAccounts();
  }

  private void add(Row row, String account) {
    if (buffers.add(row, account) > settings.maxRowsPerAccount()) {
      Findings findings = new Findings();
      findings.add(
          "rows",
          Rule.MAX_ITEMS,
          settings.maxRowsPerAccount(),
          "Has more rows for one account than a file may: split it.");
      findings.refuseIfAny();
    }
  }

  private static RowFault noAccount() {
    return new RowFault(RowReason.UNKNOWN_ACCOUNT, null, "Names no account that could be one.");
  }

  private void requireRows() {
    Findings findings = new Findings();
    if (rows == 0) {
      findings.add("rows", Rule.MIN_ITEMS, 1, "Must have a header and at least one row.");
    }
    findings.refuseIfAny();
  }

  private void requireFewAccounts() {
    Findings findings = new Findings();
    if (buffers.accounts() > settings.maxAccounts()) {
      findings.add(
          "columns." + terms.accountColumn(),
          Rule.MAX_ITEMS,
          settings.maxAccounts(),
          "Names more accounts than one file may; is it the right column?");
    }
    findings.refuseIfAny();
  }

  private RowLimits limits() {
    return new RowLimits(settings.maxRows(), settings.maxColumns(), settings.longestCell());
  }
}
