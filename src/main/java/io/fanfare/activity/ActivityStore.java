package io.fanfare.activity;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps activities. Each method is one transaction that records one fact, about a set where it can.
 * Times are the store's own, shared by all replicas.
 */
public interface ActivityStore {

  /**
   * Claims up to {@code limit} planned activities that are due, at most one for each account, none
   * of an account that has an unresolved submission, is parked, full or closed, and none of a job
   * that is paused or cancelled. What is returned is durably {@code submitting}; empty when nothing
   * can be claimed now.
   *
   * <p>Jobs share by their priorities: a step of priority doubles the share, and a job with work
   * never waits for another to end ({@link io.fanfare.fairness.FairShare}). Within a job accounts
   * take turns, each with its next chunk; where chunks are equal the longest predicted goes first.
   */
  Uni<List<Activity>> claimDue(int limit, ClaimTerms terms);

  /**
   * Keeps steps, each with its events, all in one transaction. Where a step says when to look, the
   * account is looked at then, or earlier when something else of it asks for that; an account that
   * begins to have something to look at, and no step says when, is due at once.
   *
   * @return those that were kept; the others had been overtaken and left nothing behind
   */
  Uni<List<Transition>> record(List<Transition> transitions);

  /**
   * Claims up to {@code limit} accounts that are due to be looked at. Others leave them alone until
   * the looker has reported or vanished.
   */
  Uni<List<Watched>> claimLooks(int limit, LookTerms terms);

  /**
   * Keeps what looks brought: the steps, each with its events, and when to look again, all in one
   * transaction. A look whose claim was lost meanwhile keeps its steps and leaves the times.
   *
   * @return the steps that were kept
   */
  Uni<List<Transition>> looked(List<Looked> looks);

  /** Those of the vendor's ids that are known here as activities of the account, ended or not. */
  Uni<Set<String>> known(String accountId, Set<String> remoteIds);

  /**
   * The vendor began an activity for the account that nobody here follows: it is known from now.
   */
  Uni<Void> foreign(String accountId, String remoteId);

  /** Nothing is sent for this account for the given time; others are not affected. */
  Uni<Void> park(String accountId, Duration time);

  /**
   * Submitting activities, up to {@code limit}, that nobody will report on any more: their claim's
   * own time is over, or their owner gave no sign of life for {@code silentFor}.
   */
  Uni<List<Lost>> lost(Duration silentFor, int limit);

  /** Planned activities of jobs that the caller cancelled, up to {@code limit}. */
  Uni<List<Activity>> toCancel(int limit);

  /** Planned activities of accounts that were closed, up to {@code limit}. */
  Uni<List<Activity>> ofClosedAccounts(int limit);

  /** Ambiguous activities older than {@code age}, up to {@code limit}. */
  Uni<List<Activity>> ambiguousLongerThan(Duration age, int limit);

  /** All planned activities of an account in a job, those of later steps too. */
  Uni<List<Activity>> planned(UUID jobId, String accountId);

  /** One activity that has not ended; fails with RefusedException(not_found) when there is none. */
  Uni<Activity> unended(UUID id);

  /**
   * Under what terms activities are claimed.
   *
   * @param lowestPriority activities of a lower priority stay where they are
   */
  record ClaimTerms(
      UUID owner,
      Duration sendWithin,
      Duration lease,
      int perAccountInFlight,
      int lowestPriority) {}

  /**
   * Under what terms accounts are claimed for a look.
   *
   * @param soon whether the earlier of the two times counts
   */
  record LookTerms(UUID looker, boolean soon) {}

  /**
   * An account to look at, with everything of it that a look can settle.
   *
   * @param pages how many pages its last complete list had, 1 when there was none
   * @param unknown its activity sent without an answer; at most one
   */
  record Watched(String accountId, int pages, List<Activity> inFlight, List<Activity> unknown) {}

  /**
   * A submitting activity that was given up by or taken from its owner.
   *
   * @param lastSeen the owner's last sign of life, in the store's time; never before the claim
   */
  record Lost(Activity activity, Instant lastSeen) {}

  /**
   * What came of a look.
   *
   * @param next when to look again
   * @param pages pages of the list as just seen; as before when it was not read whole
   */
  record Looked(String accountId, UUID looker, List<Transition> steps, LookTimes next, int pages) {}
}
