package io.fanfare.schedule;

import io.fanfare.account.DirectorySync;
import io.fanfare.payload.Vault.UnreadablePayloadException;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.quota.QuotaSpentException;
import io.fanfare.schedule.RowSource.RowsUnavailableException;
import io.fanfare.schedule.Schedule.Work;
import io.fanfare.schedule.ScheduleStore.Begun;
import io.fanfare.time.Backoff;
import io.fanfare.vendor.PartnerDirectory.DirectoryUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/** Does the work of one firing and records what became of it. */
@ApplicationScoped
public class FiringWork {
  private static final Logger LOG = Logger.getLogger(FiringWork.class);
  private static final int ATTEMPTS = 5;
  private static final int SERVER = 500;
  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(15), Duration.ofMinutes(5));
  private static final String FAILED =
      "The firing of schedule %s planned for %s came to nothing (%s). See GET /v1/schedules/%s, and"
          + " put what is wrong right before its next firing";
  private static final String LATER =
      "The firing of schedule %s planned for %s could not be done (%s) and is tried again in %d s."
          + " Check the database, the vendor, and the host that its rows come from";

  private final ScheduleStore store;
  private final ScheduledJobs jobs;
  private final DirectorySync directory;

  public FiringWork(ScheduleStore store, ScheduledJobs jobs, DirectorySync directory) {
    this.store = store;
    this.jobs = jobs;
    this.directory = directory;
  }

  /** Ends when its end, or when it is to be tried again, is recorded; fails when it cannot be. */
  Uni<Void> run(Begun firing) {
    return Uni.createFrom()
        .deferred(() -> work(firing))
        .onFailure()
        .recoverWithUni(failure -> missed(firing, failure));
  }

  private Uni<Void> work(Begun firing) {
    return firing.schedule().work() instanceof Work.Job job
        ? jobs.make(firing, job).chain(id -> store.fired(firing, id))
        : directory.runOnce().chain(() -> store.fired(firing, null));
  }

  private Uni<Void> missed(Begun firing, Throwable failure) {
    String schedule = firing.schedule().name();
    String reason = reason(failure);
    if (isFinal(failure) || (isOutside(failure) && firing.attempt() >= ATTEMPTS)) {
      LOG.warnf(FAILED, schedule, firing.plannedAt(), reason, schedule);
      return store.failed(firing, reason);
    }
    Duration pause = PAUSES.ceiling(firing.attempt());
    Level level = firing.attempt() == 1 ? Level.INFO : Level.WARN;
    LOG.logf(level, LATER, schedule, firing.plannedAt(), reason, pause.toSeconds());
    return store.later(firing, pause);
  }

  /** What time does not mend. */
  private static boolean isFinal(Throwable failure) {
    return failure instanceof UnreadablePayloadException
        || (failure instanceof RefusedException refused
            && (refused.code().status() < SERVER || refused.code() == ProblemCode.INTERNAL));
  }

  /** What depends on others, who may stay away for longer than anybody wants to wait. */
  private static boolean isOutside(Throwable failure) {
    return failure instanceof RowsUnavailableException
        || failure instanceof DirectoryUnavailableException
        || failure instanceof QuotaSpentException;
  }

  private static String reason(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      return refused.code().code();
    }
    if (failure instanceof RowsUnavailableException) {
      return "rows_unavailable";
    }
    if (failure instanceof DirectoryUnavailableException) {
      return ProblemCode.VENDOR_UNAVAILABLE.code();
    }
    if (failure instanceof QuotaSpentException) {
      return ProblemCode.QUOTA_EXHAUSTED.code();
    }
    return failure instanceof UnreadablePayloadException
        ? "unreadable"
        : failure.getClass().getSimpleName();
  }
}
