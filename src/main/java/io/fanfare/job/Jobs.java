package io.fanfare.job;

import io.fanfare.account.AccountStore;
import io.fanfare.job.JobStore.Created;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.payload.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
    List<Payload> payloads = payloads(request.steps());
    UUID id = UUID.randomUUID();
    return accounts
        .resolve(request.accounts())
        .map(targets -> new NewJob(id, request, targets, payloads))
        .chain(job -> store.create(job, key));
  }

  private List<Payload> payloads(List<Step> steps) {
    List<Payload> payloads = new ArrayList<>();
    double after = 0;
    for (int step = steps.size() - 1; step >= 0; step--) {
      List<Payload> ofStep = new ArrayList<>();
      for (CheckedRequest request : steps.get(step).requests()) {
        ofStep.add(seal(request, step, ofStep.size(), after));
      }
      payloads.addAll(0, ofStep);
      after = ofStep.stream().mapToDouble(Payload::seconds).max().orElse(after);
    }
    return payloads;
  }

  private Payload seal(CheckedRequest request, int step, int chunk, double after) {
    UUID id = UUID.randomUUID();
    double seconds = expected.seconds(request.name(), request.items()) + after;
    return new Payload(id, requests.seal(id, request), request.items(), seconds, step, chunk, null);
  }
}
