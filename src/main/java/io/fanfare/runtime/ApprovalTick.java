package io.fanfare.runtime;

import io.fanfare.approval.ApprovalSettings;
import io.fanfare.approval.SecondPersonStore;
import io.fanfare.audit.AuditSettings;
import io.fanfare.audit.AuditTrail;
import io.fanfare.job.JobStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** When to end what nobody approved, and to delete what the audit trail need not keep. */
@ApplicationScoped
class ApprovalTick {
  private final JobStore jobs;
  private final SecondPersonStore requests;
  private final AuditTrail trail;
  private final ApprovalSettings settings;
  private final AuditSettings audit;
  private final Passes passes;

  ApprovalTick(
      JobStore jobs,
      SecondPersonStore requests,
      AuditTrail trail,
      ApprovalSettings settings,
      AuditSettings audit,
      Passes passes) {
    this.jobs = jobs;
    this.requests = requests;
    this.trail = trail;
    this.settings = settings;
    this.audit = audit;
    this.passes = passes;
  }

  @Scheduled(every = "{fanfare.approval.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tick() {
    return passes.run(
        "approvals",
        jobs.expire(settings.expiresAfter())
            .chain(() -> requests.forget(settings.repeatWithin()))
            .chain(() -> trail.purge(audit.retention())));
  }
}
