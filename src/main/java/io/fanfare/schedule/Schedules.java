package io.fanfare.schedule;

import io.fanfare.access.Caller;
import io.fanfare.account.AccountStore;
import io.fanfare.job.JobRequest;
import io.fanfare.payload.Vault.UnreadablePayloadException;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.schedule.Schedule.Consent;
import io.fanfare.schedule.Schedule.State;
import io.fanfare.schedule.Schedule.Work;
import io.fanfare.schedule.ScheduleRequests.Wanted;
import io.fanfare.schedule.ScheduleStore.Changed;
import io.fanfare.schedule.ScheduleStore.Put;
import io.fanfare.schedule.ScheduleStore.Shown;
import io.fanfare.schedule.timing.NextFirings;
import io.fanfare.schedule.timing.Terms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes schedules on. */
@ApplicationScoped
public class Schedules {
  private final ScheduleStore store;
  private final AccountStore accounts;
  private final Recipes recipes;
  private final NamedUploads uploads;
  private final GracefulPlanner planner;

  public Schedules(
      ScheduleStore store,
      AccountStore accounts,
      Recipes recipes,
      NamedUploads uploads,
      GracefulPlanner planner) {
    this.store = store;
    this.accounts = accounts;
    this.recipes = recipes;
    this.uploads = uploads;
    this.planner = planner;
  }

  /**
   * Creates or replaces a schedule. Its accounts are resolved now, to tell of those that are not
   * ours, and again at each firing; the uploads that it names stay until it names them no more.
   * Fails with RefusedException: {@code unknown_account}, {@code no_accounts}, {@code
   * unknown_upload}, {@code rule_violated} when it would never fire.
   *
   * @param by who asks: its jobs are limited as they are
   */
  public Uni<Put> put(Caller by, Wanted wanted) {
    return wanted.job() == null || wanted.recipe() == null
        ? keep(by, wanted, new Work.DirectorySync(), Set.of())
        : put(by, wanted, wanted.recipe(), wanted.job());
  }

  private Uni<Put> put(Caller by, Wanted wanted, Recipe recipe, JobRequest job) {
    return accounts
        .resolve(by.scope(), job.accounts())
        .chain(known -> uploads.require(by, wanted, job))
        .map(known -> work(by, wanted.name(), recipe, job))
        .chain(work -> keep(by, wanted, work, NamedUploads.of(job)));
  }

  /**
   * What a schedule's jobs are made of; null for the built-in one, and where it was sealed with a
   * key that is no longer there.
   */
  public @Nullable Recipe recipe(Shown shown) {
    Schedule schedule = shown.schedule();
    try {
      return schedule.work() instanceof Work.Job job
          ? recipes.open(schedule.name(), job.box())
          : null;
    } catch (UnreadablePayloadException e) {
      return null;
    }
  }

  private Work work(Caller by, String name, Recipe recipe, JobRequest job) {
    Consent consent = Consent.fresh(job.isDestructive(), by);
    return new Work.Job(job.operation(), by.scope(), recipes.seal(name, recipe), consent);
  }

  private Uni<Put> keep(Caller by, Wanted wanted, Work work, Set<UUID> named) {
    return store.put(
        by,
        wanted.name(),
        (before, now) -> new Changed(wanted.terms(), work, state(wanted.terms(), now), named),
        planner);
  }

  private static State state(Terms terms, Instant now) {
    @Nullable Instant next = NextFirings.of(terms).after(now);
    if (next == null) {
      throw RefusedException.of(
          ProblemCode.RULE_VIOLATED,
          "ends_at",
          Rule.NEVER_FIRES,
          "Has no firing between now and ends_at.");
    }
    return terms.paused() ? new State.Paused() : new State.Active(next);
  }
}
