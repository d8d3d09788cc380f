package io.fanfare.job;

import io.fanfare.account.AccountStore;
import io.fanfare.job.JobStore.Created;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.payload.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes jobs on: every door ends here. */
@ApplicationScoped
public class Jobs {
  private final AccountStore accounts;
  private final Requests requests;
  private final JobStore store;
  private final ExpectedTime expected;

  public Jobs(AccountStore accounts, Requests requests, JobStore store, ExpectedTime expected) {
    this.accounts = accounts;
    this.requests = requests;
    this.store = store;
    this.expected = expected;
  }

  /**
   * Resolves the accounts and keeps the job with all of its activities planned, or nothing. Fails
   * with RefusedException: {@code unknown_account}, {@code no_accounts}, {@code
   * idempotency_key_reused}.
   *
   * @param key null when the caller gave none: then every call makes a job
   */
  public Uni<Created> submit(JobRequest request, @Nullable IdempotencyKey key) {
    return key == null
        ? create(request, null)
        : store.earlier(key).onItem().ifNull().switchTo(() -> create(request, key));
  }

  private Uni<Created> create(JobRequest request, @Nullable IdempotencyKey key) {
    List<Payload> payloads =
        Drafts.of(request.steps(), expected).stream().map(draft -> seal(request, draft)).toList();
    UUID id = UUID.randomUUID();
    return accounts
        .resolve(request.accounts())
        .map(targets -> new NewJob(id, request, targets, payloads))
        .chain(job -> store.create(job, key));
  }

  private Payload seal(JobRequest request, Payload draft) {
    CheckedRequest checked = request.steps().get(draft.step()).requests().get(draft.chunk());
    return draft.in(requests.seal(draft.id(), checked));
  }
}
