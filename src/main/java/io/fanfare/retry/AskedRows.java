package io.fanfare.retry;

import io.fanfare.job.ExpectedTime;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.ImportBody;
import io.fanfare.payload.Requests;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.rejection.OriginBoxes;
import io.fanfare.rejection.Origins;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionBox;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionStore;
import io.fanfare.rejection.RowOrigins;
import io.fanfare.retry.RowRetryStore.Import;
import io.fanfare.upload.UploadStore;
import io.fanfare.upload.UploadStore.Prepared;
import io.fanfare.upload.Workers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes requests of some rows of others, one at a time, each kept before the next is made. */
@ApplicationScoped
class AskedRows {
  private static final int PAGE = 16;
  private static final String GONE = "The rows of the job are not kept any more: import them anew.";

  private final RejectionStore rejections;
  private final RejectionBoxes boxes;
  private final Requests requests;
  private final Origins origins;
  private final OriginBoxes originBoxes;
  private final UploadStore store;
  private final ExpectedTime expected;

  AskedRows(
      RejectionStore rejections,
      RejectionBoxes boxes,
      Requests requests,
      Origins origins,
      OriginBoxes originBoxes,
      UploadStore store,
      ExpectedTime expected) {
    this.rejections = rejections;
    this.boxes = boxes;
    this.requests = requests;
    this.origins = origins;
    this.originBoxes = originBoxes;
    this.store = store;
    this.expected = expected;
  }

  /** What was made for a job so far: accounts that share a request share what is made of it. */
  static final class Made {
    private final UUID jobId;
    private final UUID parentId;
    private final Map<Source, UUID> copies = new ConcurrentHashMap<>();

    Made(UUID jobId, UUID parentId) {
      this.jobId = jobId;
      this.parentId = parentId;
    }

    private record Source(UUID payloadId, BitSet rows) {}
  }

  /** All rows of an import, under a new id. */
  Uni<Payload> copy(Made made, Import whole) {
    return origins(whole)
        .chain(
            from -> {
              BitSet all = new BitSet();
              all.set(0, whole.request().items());
              return copy(made, whole, new Picked(all), from);
            });
  }

  /**
   * The rows of an import that its rejections tell to be asked for again; null when they tell of
   * none, or are not kept any more.
   */
  Uni<@Nullable Payload> some(Made made, Import one) {
    return told(made.parentId, one)
        .chain(told -> origins(one).chain(from -> some(made, one, Picked.of(told, from), from)));
  }

  private Uni<@Nullable Payload> some(Made made, Import one, Picked picked, RowOrigins from) {
    return picked.count() == 0
        ? Uni.createFrom().nullItem()
        : copy(made, one, picked, from).map(payload -> payload);
  }

  private Uni<Payload> copy(Made made, Import one, Picked picked, RowOrigins from) {
    UUID fresh = UUID.randomUUID();
    Made.Source source = new Made.Source(one.request().payloadId(), picked.rows());
    @Nullable UUID before = made.copies.putIfAbsent(source, fresh);
    return before == null
        ? kept(made, one, picked, from, fresh).replaceWith(() -> payload(one, picked, fresh))
        : Uni.createFrom().item(payload(one, picked, before));
  }

  private Uni<Void> kept(Made made, Import one, Picked picked, RowOrigins from, UUID id) {
    return requests
        .open(one.request().payloadId())
        .onFailure(IllegalStateException.class)
        .transform(gone -> RefusedException.of(ProblemCode.REQUEST_GONE, GONE))
        .chain(
            whole ->
                Workers.run(
                    () -> {
                      CheckedRequest part = ImportBody.only(whole, picked.rows());
                      return new Prepared(
                          id, requests.seal(id, part), originBoxes.seal(id, picked.origins(from)));
                    }))
        .chain(prepared -> store.keep(made.jobId, List.of(prepared)));
  }

  private Payload payload(Import one, Picked picked, UUID id) {
    double seconds = expected.seconds(RowRetries.IMPORT, picked.count());
    return new Payload(
        id,
        null,
        picked.count(),
        seconds,
        one.place().step(),
        one.place().chunk(),
        one.place().accountId());
  }

  private Uni<RowOrigins> origins(Import one) {
    return origins.of(one.request().payloadId(), one.request().items());
  }

  /** All rejections of an import; nothing of what was deleted. */
  private Uni<List<Rejection>> told(UUID jobId, Import one) {
    AtomicReference<@Nullable RejectionBox> after = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> rejections.page(jobId, one.place().accountId(), after.get(), PAGE))
        .whilst(page -> advance(page, after))
        .onItem()
        .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page))
        .filter(box -> one.id().equals(box.owner().activityId()))
        .onItem()
        .transformToMultiAndConcatenate(box -> Multi.createFrom().iterable(boxes.open(box)))
        .collect()
        .asList();
  }

  private static boolean advance(
      List<RejectionBox> page, AtomicReference<@Nullable RejectionBox> after) {
    after.set(page.isEmpty() ? null : page.get(page.size() - 1));
    return page.size() == PAGE;
  }
}
