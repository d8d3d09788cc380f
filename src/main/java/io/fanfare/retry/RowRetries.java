package io.fanfare.retry;

import io.fanfare.access.Caller;
import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountStore;
import io.fanfare.activity.OnUnknown;
import io.fanfare.approval.Approval;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobStore.Asked;
import io.fanfare.job.JobStore.Created;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.JobStore.Retried;
import io.fanfare.job.Step;
import io.fanfare.job.Waves;
import io.fanfare.operation.BulkOperation;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.retry.AskedRows.Made;
import io.fanfare.retry.RowRetryStore.Import;
import io.fanfare.retry.RowRetryStore.Parent;
import io.fanfare.retry.RowRetryStore.Request;
import io.fanfare.upload.UploadStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends the rows of a job that did not make it once more, as a job of their own. */
@ApplicationScoped
public class RowRetries {
  static final String IMPORT = BulkOperation.CONTACTS_JSON_IMPORT.id();

  private static final AccountSelector EVERYBODY = new AccountSelector.All(Set.of());

  private final RowRetryStore store;
  private final JobStore jobs;
  private final AccountStore accounts;
  private final UploadStore prepared;
  private final AskedRows rows;

  public RowRetries(
      RowRetryStore store,
      JobStore jobs,
      AccountStore accounts,
      UploadStore prepared,
      AskedRows rows) {
    this.store = store;
    this.jobs = jobs;
    this.accounts = accounts;
    this.prepared = prepared;
    this.rows = rows;
  }

  /** A job of rows that are sent again, and what became of all the others. */
  public record RetriedRows(Created created, Sorted sorted) {}

  /**
   * Keeps a job with the rows for which another try may go better. A row that was applied, or may
   * have been, is not among them; the latter are where the job said that sending twice is harmless
   * ({@code on_unknown: resend}). Fails as {@link RowRetryStore#parent} does and with
   * RefusedException: {@code no_rows} when there are none, {@code request_gone} when these are not
   * kept any more or went to another retry, {@code idempotency_key_reused}.
   *
   * @param by who asks: kept with the new job
   * @param key null when the caller gave none
   */
  public Uni<RetriedRows> retry(Caller by, UUID jobId, @Nullable IdempotencyKey key) {
    Uni<Created> created =
        key == null
            ? create(by, jobId, null)
            : jobs.earlier(key).onItem().ifNull().switchTo(() -> create(by, jobId, key));
    return created.chain(
        made -> store.sorted(made.job().id()).map(sorted -> new RetriedRows(made, sorted)));
  }

  private Uni<Created> create(Caller by, UUID jobId, @Nullable IdempotencyKey key) {
    UUID id = UUID.randomUUID();
    return store
        .parent(jobId)
        .chain(parent -> sorting(by, parent).chain(sorting -> job(id, parent, sorting)))
        .chain(job -> jobs.create(job.asked(new Asked(by, new Approval.NotNeeded())), key))
        .call(created -> created.replayed() ? prepared.discardPrepared(id) : nothing())
        .onFailure()
        .call(() -> prepared.discardPrepared(id))
        .onCancellation()
        .call(() -> prepared.discardPrepared(id));
  }

  private Uni<Sorting> sorting(Caller by, Parent parent) {
    boolean harmless = parent.options().onUnknown() == OnUnknown.RESEND;
    return accounts
        .resolve(by.scope(), EVERYBODY)
        .map(active -> new Sorting(parent, new HashSet<>(active), harmless));
  }

  private Uni<NewJob> job(UUID id, Parent parent, Sorting sorting) {
    Made made = new Made(id, parent.id());
    List<Taken> taken = new ArrayList<>();
    return each(sorting.whole(), one -> whole(made, parent, one).invoke(taken::add))
        .chain(() -> each(sorting.partly(), one -> some(made, one, sorting, taken)))
        .map(done -> job(id, parent, sorting, taken));
  }

  /** An import and what is sent in its place. */
  private record Taken(Import from, Payload payload) {}

  private static Uni<Void> each(List<Import> imports, Function<Import, Uni<?>> work) {
    return Multi.createFrom()
        .iterable(imports)
        .onItem()
        .transformToUniAndConcatenate(one -> work.apply(one).replaceWithVoid())
        .onItem()
        .ignoreAsUni();
  }

  /** Its request changes hands, unless somebody else may still need it. */
  private Uni<Taken> whole(Made made, Parent parent, Import one) {
    Request request = one.request();
    Payload same =
        new Payload(
            request.payloadId(),
            null,
            request.items(),
            request.seconds(),
            one.place().step(),
            one.place().chunk(),
            one.place().accountId());
    Uni<Payload> payload =
        parent.finished() && request.own() ? Uni.createFrom().item(same) : rows.copy(made, one);
    return payload.map(asked -> new Taken(one, asked));
  }

  private Uni<Void> some(Made made, Import one, Sorting sorting, List<Taken> taken) {
    return rows.some(made, one)
        .invoke(
            payload -> {
              long again = sorting.again(one);
              long had = payload == null ? 0 : payload.items();
              sorting.count(Fate.TAKEN, had);
              sorting.count(Fate.NOT_NAMED, again - had);
              if (payload != null) {
                taken.add(new Taken(one, payload));
              }
            })
        .replaceWithVoid();
  }

  private NewJob job(UUID id, Parent parent, Sorting sorting, List<Taken> taken) {
    Sorted sorted = sorting.sorted();
    refuseNothing(sorted);
    List<Integer> steps =
        taken.stream().map(one -> one.payload().step()).distinct().sorted().toList();
    JobRequest request =
        new JobRequest(
            new AccountSelector.FailedIn(parent.id(), Set.of()),
            steps.stream().map(step -> new Step(IMPORT, List.of(), null, false)).toList(),
            Waves.NONE,
            parent.options());
    Set<UUID> activities = new HashSet<>();
    taken.forEach(one -> activities.add(one.from().id()));
    return new NewJob(
        id,
        request,
        taken.stream().map(one -> one.payload().accountId()).distinct().toList(),
        payloads(steps, taken),
        parent.references(),
        new Retried(parent.id(), activities, SortedText.write(sorted)),
        Asked.BY_ANYBODY);
  }

  private static List<Payload> payloads(List<Integer> steps, List<Taken> taken) {
    return taken.stream()
        .map(one -> one.payload().inStep(steps.indexOf(one.payload().step())))
        .sorted(Comparator.comparingInt(Payload::step))
        .toList();
  }

  private static void refuseNothing(Sorted sorted) {
    if (sorted.taken() == 0) {
      boolean isGone = sorted.of(Fate.DELETED) + sorted.of(Fate.TAKEN_BEFORE) > 0;
      throw RefusedException.of(
          isGone ? ProblemCode.REQUEST_GONE : ProblemCode.NO_ROWS, sorted.message());
    }
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
