package io.fanfare.upload;

import io.fanfare.job.RowRequests.Order;
import io.fanfare.rejection.Rejection;
import io.fanfare.rows.AccountRows;
import io.fanfare.rows.AccountRows.RowRejection;
import io.fanfare.rows.Row;
import io.fanfare.rows.RowFault;
import io.fanfare.rows.RowReason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The way of a group of accounts from blocks to chunks. */
final class GroupWork {
  private static final int BLOCKS = 4;

  private final Order order;
  private final Outcome outcome;
  private final Upload upload;
  private final UploadStore store;
  private final BlockBoxes boxes;

  GroupWork(Order order, Outcome outcome, Upload upload, UploadStore store, BlockBoxes boxes) {
    this.order = order;
    this.outcome = outcome;
    this.upload = upload;
    this.store = store;
    this.boxes = boxes;
  }

  /** Runs {@code keep} whenever there may be something to keep. */
  Uni<Void> run(List<Portion> portions, Supplier<Uni<Void>> keep) {
    return Group.isLarge(portions)
        ? large(portions.get(0), keep)
        : small(portions).chain(() -> keep.get());
  }

  private Uni<Void> small(List<Portion> portions) {
    return store
        .blocks(upload.id(), portions.stream().map(Portion::accountId).toList())
        .chain(
            blocks ->
                Workers.run(
                    () -> {
                      Map<String, List<Block>> byAccount =
                          blocks.stream().collect(Collectors.groupingBy(Block::accountId));
                      portions.forEach(
                          one -> small(one, byAccount.getOrDefault(one.accountId(), List.of())));
                      return blocks;
                    }))
        .replaceWithVoid();
  }

  private void small(Portion portion, List<Block> blocks) {
    if (isTarget(portion)) {
      AccountRows rows = begin(portion);
      blocks.forEach(block -> boxes.read(upload.id(), block, rows::see));
      blocks.forEach(block -> boxes.read(upload.id(), block, rows::cut));
      rows.finish();
    } else {
      blocks.forEach(block -> boxes.read(upload.id(), block, row -> refuse(portion, row)));
    }
  }

  private Uni<Void> large(Portion portion, Supplier<Uni<Void>> keep) {
    if (!isTarget(portion)) {
      return read(portion, row -> refuse(portion, row), keep);
    }
    AccountRows rows = begin(portion);
    return read(portion, rows::see, keep)
        .chain(() -> read(portion, rows::cut, keep))
        .chain(() -> Workers.run(() -> finished(rows)))
        .chain(() -> keep.get());
  }

  private static boolean finished(AccountRows rows) {
    rows.finish();
    return true;
  }

  private Uni<Void> read(Portion portion, Consumer<Row> rows, Supplier<Uni<Void>> keep) {
    return Multi.createFrom()
        .range(0, (portion.blocks() + BLOCKS - 1) / BLOCKS)
        .onItem()
        .transformToUniAndConcatenate(
            part ->
                store
                    .blocks(upload.id(), portion.accountId(), part * BLOCKS, BLOCKS)
                    .chain(blocks -> Workers.run(() -> read(blocks, rows)))
                    .chain(() -> keep.get()))
        .onItem()
        .ignoreAsUni();
  }

  private List<Block> read(List<Block> blocks, Consumer<Row> rows) {
    blocks.forEach(block -> boxes.read(upload.id(), block, rows));
    return blocks;
  }

  private AccountRows begin(Portion portion) {
    outcome.of(upload.byAccount() ? portion.accountId() : null);
    return new AccountRows(
        shown(portion),
        Math.toIntExact(portion.rows()),
        order.rows().frame(),
        outcome::add,
        outcome::reject);
  }

  private boolean isTarget(Portion portion) {
    return !upload.byAccount() || order.targets().contains(portion.accountId());
  }

  /** Rows for several accounts are checked once, so that their rejections name none. */
  private String shown(Portion portion) {
    boolean forOne = !upload.byAccount() && order.targets().size() == 1;
    return forOne ? order.targets().iterator().next() : portion.accountId();
  }

  private void refuse(Portion portion, Row row) {
    RowFault fault = row.fault() == null ? noTarget() : row.fault();
    Rejection rejection =
        new Rejection(
            portion.accountId(), row.number(), row.key(), fault.reason(), fault.text(), null);
    outcome.reject(new RowRejection(rejection, fault.field()));
  }

  private RowFault noTarget() {
    return order.targetsAll()
        ? new RowFault(RowReason.UNKNOWN_ACCOUNT, null, "Is not an active managed account.")
        : new RowFault(RowReason.ACCOUNT_NOT_SELECTED, null, "The job is not for this account.");
  }
}
