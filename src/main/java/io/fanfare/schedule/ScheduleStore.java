package io.fanfare.schedule;

import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.schedule.Schedule.Work;
import io.fanfare.schedule.timing.Planning;
import io.fanfare.schedule.timing.Terms;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps schedules and their firings. Each method is one transaction that records one fact. Time is
 * the store's, so that replicas need not agree on theirs.
 */
public interface ScheduleStore {
  /** How many of its last firings are shown with a schedule. */
  int LAST_FIRINGS = 10;

  /**
   * Creates or replaces a schedule. What is due under its former terms is planned first; what waits
   * is skipped when it is paused from now on. Nobody has approved it then, whoever had before.
   * Fails with RefusedException(unknown_upload) when an upload that it names is gone.
   *
   * @param changed what it shall be, given what it is (null when it is new) and the store's time
   */
  Uni<Put> put(Caller by, String name, Change changed, Planner planner);

  /**
   * The schedule that reads the directory, as the deployment's settings have it: created when it is
   * not there, changed unless a caller has put it. Where it fires at all, it also fires at once,
   * unless it did within {@code recently}: so it does when replicas start.
   *
   * @param nextAt when it fires after {@code now}, null when it is paused
   */
  Uni<Void> builtIn(String name, Terms terms, NextAt nextAt, Duration recently);

  /** One schedule; fails with RefusedException(not_found). */
  Uni<Shown> find(String name);

  /**
   * Up to {@code limit} schedules whose jobs lie within a scope, ordered by name, from behind
   * {@code after}; the one that reads the directory concerns all accounts.
   */
  Uni<List<Shown>> list(Scope scope, @Nullable String after, int limit);

  /**
   * Forgets a schedule and its firings; jobs that it made go on. Fails with RefusedException:
   * {@code not_found}, {@code conflict} when it is built in.
   */
  Uni<Void> delete(Caller by, String name);

  /**
   * Lets the jobs of a schedule that removes things run, until it is put again. Fails with
   * RefusedException: {@code not_found}, {@code not_allowed_in_state} when it removes nothing or is
   * approved, {@code self_approval}, {@code conflict} unless it was last changed at {@code
   * version}.
   */
  Uni<Shown> approve(Caller by, String name, Instant version);

  /**
   * Plans the firings that are due, each at most once, and forgets those long over.
   *
   * @return how many schedules were due
   */
  Uni<Integer> plan(Planner planner);

  /**
   * Begins firings whose turn it is, for {@code owner}, and skips those that are left out.
   * Schedules that somebody else is looking at are passed over.
   *
   * @param lease after this time without a word another one begins it again
   */
  Uni<List<Begun>> begin(UUID owner, Duration lease);

  /** Its work was done; also right when somebody else has meanwhile begun it again. */
  Uni<Void> fired(Begun firing, @Nullable UUID jobId);

  /** Its work cannot be done. Nothing, unless {@code firing.owner} still holds it. */
  Uni<Void> failed(Begun firing, String reason);

  /** Its work could not be done for now. Nothing, unless {@code firing.owner} still holds it. */
  Uni<Void> later(Begun firing, Duration pause);

  /** Plans one schedule that is due. */
  @FunctionalInterface
  interface Planner {

    /** What is due of an active schedule at {@code now}, the store's time. */
    Planning plan(Schedule schedule, Instant now);
  }

  /** Decides what a schedule becomes. */
  @FunctionalInterface
  interface Change {

    /** The new one; may throw RefusedException, and then nothing is kept. */
    Changed apply(@Nullable Schedule before, Instant now);
  }

  /** Tells when terms fire next. */
  @FunctionalInterface
  interface NextAt {

    /** The first time after {@code now}, null for none. */
    @Nullable Instant after(Instant now);
  }

  /**
   * What a schedule becomes.
   *
   * @param uploads those that it names: none of them is deleted while it does
   */
  record Changed(Terms terms, Work work, Schedule.State state, Set<UUID> uploads) {}

  /**
   * A schedule that was put.
   *
   * @param created whether there was none before
   */
  record Put(Shown shown, boolean created) {}

  /**
   * A schedule and what people want to see beside it.
   *
   * @param last its last {@value #LAST_FIRINGS} firings, the latest first
   * @param now the store's time
   */
  record Shown(Schedule schedule, List<Firing> last, Instant now) {}

  /**
   * A firing that its owner is to work on.
   *
   * @param attempt 1 for the first
   * @param replaces unfinished jobs to be cancelled first
   */
  record Begun(
      Schedule schedule, Instant plannedAt, UUID owner, int attempt, List<UUID> replaces) {}
}
