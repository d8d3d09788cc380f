package io.fanfare.rows;

import io.fanfare.operation.ImportFrame;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionReason;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one account on their way into chunks: read twice in the same order, first to find who
 * is there and what is wrong, then to be cut. Holds a chunk and a few bytes a row. Not thread-safe.
 */
public final class AccountRows {
  private final String account;
  private final PreFlight preFlight;
  private final Consumer<RowRejection> rejected;
  private final Cutter cutter;
  private final Survivors survivors;
  private final BitSet faulty = new BitSet();
  private final Identity identity = new Identity();
  private int seen;
  private int cut;

  /**
   * For the rows of an account.
   *
   * @param account as it stands in rejections; empty where the rows are for several
   * @param rows how many there are at most
   * @param chunks is handed each chunk as soon as it is full
   * @param rejected hears of every row that is not sent
   */
  public AccountRows(
      String account,
      int rows,
      ImportFrame frame,
      Consumer<Chunk> chunks,
      Consumer<RowRejection> rejected) {
    this.account = account;
    this.preFlight = new PreFlight(frame.explicitSms());
    this.rejected = rejected;
    this.cutter = new Cutter(frame, chunks);
    this.survivors = new Survivors(rows);
  }

  /**
   * A row that is not sent.
   *
   * @param field the field at fault; null when it is none
   */
  public record RowRejection(Rejection rejection, @Nullable String field) {}

  /** The next row of the first reading. */
  public void see(Row row) {
    RowFault fault = preFlight.check(row);
    if (fault == null) {
      survivors.put(identity.of(row.fields()), row.number());
    } else {
      faulty.set(seen);
      reject(row, fault);
    }
    seen++;
  }

  /** The next row of the second reading. */
  public void cut(Row row) {
    if (!faulty.get(cut++)) {
      long survivor = survivors.row(identity.of(row.fields()));
      if (survivor == row.number()) {
        cutter.add(row);
      } else {
        merge(row, survivor);
      }
    }
  }

  /** Behind the second reading: hands over the last chunk, if anything is in it. */
  public void finish() {
    cutter.finish();
  }

  private void reject(Row row, RowFault fault) {
    Rejection rejection =
        new Rejection(account, row.number(), row.key(), fault.reason(), fault.text(), null);
    rejected.accept(new RowRejection(rejection, fault.field()));
  }

  private void merge(Row row, long survivor) {
    Rejection rejection =
        new Rejection(
            account,
            row.number(),
            row.key(),
            RejectionReason.MERGED,
            "A later row is about the same person.",
            survivor);
    rejected.accept(new RowRejection(rejection, null));
  }
}
