package io.fanfare.job;

import io.fanfare.access.Caller;
import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountStore;
import io.fanfare.approval.ApprovalRule;
import io.fanfare.job.JobStore.Asked;
import io.fanfare.job.JobStore.Created;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Retried;
import io.fanfare.job.RetryStore.Failed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks again, as a job of its own, for what of a finished job did not end well. */
@ApplicationScoped
public class Retries {
  private final RetryStore retries;
  private final AccountStore accounts;
  private final JobStore store;
  private final ApprovalRule rule;

  public Retries(RetryStore retries, AccountStore accounts, JobStore store, ApprovalRule rule) {
    this.retries = retries;
    this.accounts = accounts;
    this.store = store;
    this.rule = rule;
  }

  /**
   * Keeps a job with the same requests for the accounts in which something did not end well, as far
   * as these are still active; what ended well there is not repeated. Fails as {@link
   * RetryStore#failed} and {@link AccountStore#resolve} do, and with {@code
   * idempotency_key_reused}.
   *
   * @param by who asks: kept with the new job
   * @param key null when the caller gave none: then every call makes a job
   */
  public Uni<Created> retry(Caller by, UUID jobId, @Nullable IdempotencyKey key) {
    return key == null
        ? create(by, jobId, null)
        : store.earlier(key).onItem().ifNull().switchTo(() -> create(by, jobId, key));
  }

  private Uni<Created> create(Caller by, UUID jobId, @Nullable IdempotencyKey key) {
    AccountSelector failed = new AccountSelector.FailedIn(jobId, Set.of());
    return retries
        .failed(jobId)
        .chain(
            found -> accounts.resolve(by.scope(), failed).map(active -> job(jobId, found, active)))
        .chain(job -> store.create(job.asked(asked(by, job)), key));
  }

  /** Asking again is asking: what removes things needs a second person again. */
  private Asked asked(Caller by, NewJob job) {
    return new Asked(by, rule.of(job.request().isDestructive()));
  }

  private static NewJob job(UUID parentId, Failed failed, List<String> active) {
    JobRequest request =
        new JobRequest(
            new AccountSelector.FailedIn(parentId, Set.of()),
            failed.steps(),
            Waves.NONE,
            failed.options());
    Set<String> targets = Set.copyOf(active);
    return new NewJob(
        UUID.randomUUID(),
        request,
        active,
        failed.payloads().stream().filter(one -> targets.contains(one.accountId())).toList(),
        failed.references(),
        new Retried(parentId, failed.of(targets), null),
        Asked.BY_ANYBODY);
  }
}
