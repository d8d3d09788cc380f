package io.fanfare.upload;

import io.fanfare.access.Caller;
import io.fanfare.job.ExpectedTime;
import io.fanfare.job.RowRequests;
import io.fanfare.job.UploadedRows;
import io.fanfare.operation.reference.Reference;
import io.fanfare.payload.Requests;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.rejection.OriginBoxes;
import io.fanfare.rejection.RejectionBox.Owner;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the requests of an import out of an upload, account by account, with a few megabytes in
 * memory whatever the size of the file.
 */
@ApplicationScoped
public class Imports implements RowRequests {
  private final UploadStore store;
  private final BlockBoxes boxes;
  private final Outcome.Seals seals;
  private final RejectionBoxes rejectionBoxes;
  private final RejectionStore rejections;
  private final Crowd crowd;

  public Imports(
      UploadStore store,
      BlockBoxes boxes,
      Requests requests,
      OriginBoxes origins,
      ExpectedTime expected,
      RejectionBoxes rejectionBoxes,
      RejectionStore rejections,
      Crowd crowd) {
    this.store = store;
    this.boxes = boxes;
    this.seals = new Outcome.Seals(requests, origins, expected);
    this.rejectionBoxes = rejectionBoxes;
    this.rejections = rejections;
    this.crowd = crowd;
  }

  @Override
  public Uni<Prepared> prepare(Order order) {
    return run(order, new Outcome(order, seals, false))
        .onFailure()
        .call(() -> discard(order.jobId()))
        .onCancellation()
        .call(() -> discard(order.jobId()));
  }

  @Override
  public Uni<Prepared> count(Order order) {
    return run(order, new Outcome(order, seals, true));
  }

  @Override
  public Uni<Void> require(Caller by, UploadedRows rows) {
    return store
        .find(rows.upload(), by)
        .invoke(upload -> requireAccounts(rows, upload))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> discard(UUID jobId) {
    return store.discardPrepared(jobId);
  }

  private Uni<Prepared> run(Order order, Outcome outcome) {
    return crowd.prepare(
        () ->
            store
                .find(order.rows().upload(), order.by())
                .chain(upload -> run(order, outcome, upload)));
  }

  private Uni<Prepared> run(Order order, Outcome outcome, Upload upload) {
    requireAccounts(order.rows(), upload);
    Set<Reference> references = new LinkedHashSet<>(order.rows().frame().references());
    references.addAll(upload.references());
    return all(order, outcome, upload)
        .chain(() -> keep(order, outcome))
        .map(kept -> new Prepared(outcome.payloads(), references));
  }

  private static void requireAccounts(UploadedRows rows, Upload upload) {
    if (rows.accountsFromRows() && !upload.byAccount()) {
      throw RefusedException.of(
          ProblemCode.RULE_VIOLATED,
          "body.accounts",
          Rule.REQUIRED,
          "Is required: the rows of this upload name no accounts.");
    }
  }

  private Uni<Void> all(Order order, Outcome outcome, Upload upload) {
    return store
        .portions(upload.id())
        .chain(
            portions ->
                Multi.createFrom()
                    .iterable(Group.of(portions))
                    .onItem()
                    .transformToUniAndConcatenate(group -> group(order, outcome, upload, group))
                    .onItem()
                    .ignoreAsUni());
  }

  private Uni<Void> group(Order order, Outcome outcome, Upload upload, List<Portion> portions) {
    GroupWork work = new GroupWork(order, outcome, upload, store, boxes);
    return work.run(portions, () -> keepIfMuch(order, outcome));
  }

  private Uni<Void> keepIfMuch(Order order, Outcome outcome) {
    return outcome.isMuch() ? keep(order, outcome) : Uni.createFrom().voidItem();
  }

  private Uni<Void> keep(Order order, Outcome outcome) {
    return store
        .keep(order.jobId(), outcome.takeRequests())
        .chain(
            () ->
                rejections.append(
                    rejectionBoxes.seal(new Owner(order.jobId(), null), outcome.takeRejections())));
  }
}
