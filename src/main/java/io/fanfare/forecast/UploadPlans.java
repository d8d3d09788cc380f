package io.fanfare.forecast;

import io.fanfare.access.Caller;
import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountStore;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.Planning;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Plans of any job: where rows come from an upload they are read and cut as for the job itself. */
@ApplicationScoped
public class UploadPlans {
  private final AccountStore accounts;
  private final Planning planning;
  private final JobPlans plans;

  public UploadPlans(AccountStore accounts, Planning planning, JobPlans plans) {
    this.accounts = accounts;
    this.planning = planning;
    this.plans = plans;
  }

  /**
   * The plan of a checked job as this caller would submit it. Fails as {@link JobPlans#plan} does,
   * with an upload as {@link Planning#sketch} does.
   */
  public Uni<JobPlan> plan(Caller by, JobRequest request) {
    return request.steps().stream().allMatch(step -> step.rows() == null)
        ? plans.plan(by.scope(), request)
        : accounts
            .resolve(by.scope(), request.accounts())
            .chain(targets -> planning.sketch(by, request, targets))
            .chain(job -> plans.plan(by.scope(), forThese(job)));
  }

  /** Accounts without rows take no part. */
  private static NewJob forThese(NewJob job) {
    JobRequest request = job.request();
    JobRequest forThese =
        new JobRequest(
            new AccountSelector.Ids(job.accountIds(), Set.of()),
            request.steps(),
            request.waves(),
            request.options());
    return new NewJob(
        job.id(),
        forThese,
        job.accountIds(),
        job.payloads(),
        job.references(),
        job.retried(),
        job.asked());
  }
}
