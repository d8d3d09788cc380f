package io.fanfare.job;

import io.fanfare.access.Caller;
import io.fanfare.account.AccountStore;
import io.fanfare.approval.ApprovalRule;
import io.fanfare.job.JobStore.Asked;
import io.fanfare.job.JobStore.Created;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes jobs on: every door ends here. */
@ApplicationScoped
public class Jobs {
  private final AccountStore accounts;
  private final JobStore store;
  private final Planning planning;
  private final ApprovalRule rule;

  public Jobs(AccountStore accounts, JobStore store, Planning planning, ApprovalRule rule) {
    this.accounts = accounts;
    this.store = store;
    this.planning = planning;
    this.rule = rule;
  }

  /**
   * Resolves the accounts and keeps the job with all of its activities planned, or nothing. Fails
   * with RefusedException: {@code unknown_account}, {@code no_accounts}, {@code
   * idempotency_key_reused}; with rows of an upload also as {@link RowRequests#prepare} does.
   *
   * @param by who asks: kept with the job
   * @param key null when the caller gave none: then every call makes a job
   */
  public Uni<Created> submit(Caller by, JobRequest request, @Nullable IdempotencyKey key) {
    return submit(asked(by, request), request, key);
  }

  /**
   * The same, asked for by a message.
   *
   * @param traceparent of the message, as it came; null when it had none
   */
  public Uni<Created> submit(
      Caller by, @Nullable String traceparent, JobRequest request, @Nullable IdempotencyKey key) {
    return submit(asked(by, request).within(traceparent), request, key);
  }

  /** The same of what somebody may have approved already, as a schedule is. */
  public Uni<Created> submit(Asked asked, JobRequest request, @Nullable IdempotencyKey key) {
    return key == null
        ? create(asked, request, null)
        : store.earlier(key).onItem().ifNull().switchTo(() -> create(asked, request, key));
  }

  private Asked asked(Caller by, JobRequest request) {
    return new Asked(by, rule.of(request.isDestructive()));
  }

  private Uni<Created> create(Asked asked, JobRequest request, @Nullable IdempotencyKey key) {
    UUID id = UUID.randomUUID();
    return accounts
        .resolve(asked.by().scope(), request.accounts())
        .chain(targets -> planning.plan(id, asked.handedOverBy(), request, targets))
        .chain(job -> store.create(job.asked(asked), key))
        .call(created -> created.replayed() ? planning.discard(id, request) : nothing())
        .onFailure()
        .call(() -> planning.discard(id, request))
        .onCancellation()
        .call(() -> planning.discard(id, request));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
