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
   * of an account that has an unresolved submission or is parked or full. What is returned is
   * durably {@code submitting}.
   */
  Uni<List<Activity>> claimDue(int limit, ClaimTerms terms);

  /**
   * Keeps steps, each with its events, all in one transaction.
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

  /** Nothing is sent for this account for the given time; others are not affected. */
  Uni<Void> park(String accountId, Duration time);

  /**
   * Submitting activities whose claim has run out, or whose owner has shown no sign of life for
   * {@code silentFor}, up to {@code limit}.
   */
  Uni<List<Lost>> lost(Duration silentFor, int limit);

  /** Planned activities of jobs that the caller cancelled, up to {@code limit}. */
  Uni<List<Activity>> toCancel(int limit);

  /** Planned activities of accounts that were closed, up to {@code limit}. */
  Uni<List<Activity>> ofClosedAccounts(int limit);

  /** Ambiguous activities older than {@code age}, up to {@code limit}. */
  Uni<List<Activity>> ambiguousLongerThan(Duration age, int limit);

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
   * A submitting activity without an owner.
   *
   * @param lastSeen the owner's last sign of life; when it was claimed where there was none
   */
  record Lost(Activity activity, Instant lastSeen) {}

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
   * What came of a look.
   *
   * @param next when to look again
   * @param pages pages of the list as just seen; as before when it was not read whole
   */
  record Looked(String accountId, UUID looker, List<Transition> steps, LookTimes next, int pages) {}
}
