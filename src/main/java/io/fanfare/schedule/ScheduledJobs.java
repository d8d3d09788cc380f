package io.fanfare.schedule;

import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;
import io.fanfare.approval.Approval;
import io.fanfare.approval.ApprovalRule;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.IdempotencyKeys;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobStore.Asked;
import io.fanfare.job.Jobs;
import io.fanfare.payload.Vault.UnreadablePayloadException;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.schedule.RowSource.RowsUnavailableException;
import io.fanfare.schedule.Schedule.Work;
import io.fanfare.schedule.ScheduleStore.Begun;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes the one job of a firing, however often it is asked for. */
@ApplicationScoped
public class ScheduledJobs {
  private static final Logger LOG = Logger.getLogger(ScheduledJobs.class);
  private static final String SCOPE = "schedule";
  private static final String DEFECT =
      "The job of schedule %s could not be checked because of a defect in Fanfare. Report this with"
          + " its stack trace";

  private final Recipes recipes;
  private final JobTemplates templates;
  private final FetchedRows fetched;
  private final Jobs jobs;
  private final JobStore store;
  private final ApprovalRule rule;

  public ScheduledJobs(
      Recipes recipes,
      JobTemplates templates,
      FetchedRows fetched,
      Jobs jobs,
      JobStore store,
      ApprovalRule rule) {
    this.rule = rule;
    this.recipes = recipes;
    this.templates = templates;
    this.fetched = fetched;
    this.jobs = jobs;
    this.store = store;
  }

  /**
   * The firing's job: the one made before, or a new one after those that it replaces were
   * cancelled. Fails as {@link Jobs#submit} does.
   */
  Uni<UUID> make(Begun firing, Work.Job work) {
    IdempotencyKey key = key(firing);
    return store
        .earlier(key)
        .chain(
            earlier ->
                earlier == null
                    ? anew(firing, work, key)
                    : Uni.createFrom().item(earlier.job().id()));
  }

  private Uni<UUID> anew(Begun firing, Work.Job work, IdempotencyKey key) {
    return checked(firing.schedule().name(), work)
        .invoke(request -> asked(firing, work, request))
        .call(() -> cancel(firing))
        .chain(request -> jobs.submit(asked(firing, work, request), request, key))
        .map(created -> created.job().id());
  }

  /** Whoever approved the schedule has approved its jobs; nobody is asked at each firing. */
  private Asked asked(Begun firing, Work.Job work, JobRequest request) {
    Caller by = Caller.schedule(firing.schedule().name(), work.scope());
    Approval.Given given = work.consent().given();
    if (!rule.isNeeded(request.isDestructive())) {
      return new Asked(by, new Approval.NotNeeded()).naming(putter(work));
    }
    if (given == null) {
      throw RefusedException.of(
          ProblemCode.APPROVAL_REQUIRED, "Nobody has approved the schedule as it is now.");
    }
    return new Asked(by, given).naming(putter(work));
  }

  /** What it names was handed over by whoever put it, and so is what it fetches. */
  private static Caller putter(Work.Job work) {
    return new Caller(work.consent().putBy(), Set.of(Role.OPERATOR), work.scope());
  }

  /** Beside the event loops: a body may hold 40,000 rows. */
  private Uni<JobRequest> checked(String schedule, Work.Job work) {
    return Uni.createFrom()
        .item(() -> recipes.open(schedule, work.box()))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(recipe -> checked(putter(work), recipe))
        .onFailure(ScheduledJobs::isDefect)
        .transform(failure -> defect(schedule, failure));
  }

  private Uni<JobRequest> checked(Caller by, Recipe recipe) {
    JobRequest job = templates.check(recipe);
    return recipe.rows() == null
        ? Uni.createFrom().item(job)
        : fetched.fetch(by, recipe, recipe.rows());
  }

  private static boolean isDefect(Throwable failure) {
    return !(failure instanceof RefusedException)
        && !(failure instanceof RowsUnavailableException)
        && !(failure instanceof UnreadablePayloadException);
  }

  private static RefusedException defect(String schedule, Throwable why) {
    LOG.errorf(why, DEFECT, schedule);
    return RefusedException.of(ProblemCode.INTERNAL, "The job could not be checked.");
  }

  /** One that has finished meanwhile, or is gone, needs no cancelling. */
  private Uni<Void> cancel(Begun firing) {
    Caller by = Caller.schedule(firing.schedule().name(), Scope.ALL);
    return Multi.createFrom()
        .iterable(firing.replaces())
        .onItem()
        .transformToUniAndConcatenate(
            id ->
                store
                    .cancel(by, id)
                    .replaceWithVoid()
                    .onFailure(RefusedException.class)
                    .recoverWithNull())
        .onItem()
        .ignoreAsUni();
  }

  /** The fingerprint too is of the firing, not of a body that may be put anew between two tries. */
  private static IdempotencyKey key(Begun firing) {
    String name = firing.schedule().name() + " " + firing.plannedAt();
    return IdempotencyKeys.of(SCOPE, name, name);
  }
}
