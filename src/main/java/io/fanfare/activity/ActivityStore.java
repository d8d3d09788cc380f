package io.fanfare.activity;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
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
   * Claims up to {@code limit} accounts whose activities in flight are due to be looked at. Others
   * leave them alone until {@code lease} has passed.
   */
  Uni<List<Watched>> claimLooks(int limit, Duration lease);

  /** The account was looked at; look again after the given time. */
  Uni<Void> looked(String accountId, Duration nextLook);

  /** Nothing is sent for this account for the given time; others are not affected. */
  Uni<Void> park(String accountId, Duration time);

  /** Submitting activities whose owner has vanished, up to {@code limit}. */
  Uni<List<Activity>> lost(int limit);

  /** Planned activities of jobs that the caller cancelled, up to {@code limit}. */
  Uni<List<Activity>> toCancel(int limit);

  /** Planned activities of accounts that were closed, up to {@code limit}. */
  Uni<List<Activity>> ofClosedAccounts(int limit);

  /** Ambiguous activities older than {@code age}, up to {@code limit}. */
  Uni<List<Activity>> ambiguousLongerThan(Duration age, int limit);

  /** One activity that has not ended; fails with RefusedException(not_found) when there is none. */
  Uni<Activity> unended(UUID id);

  /** Under what terms activities are claimed. */
  record ClaimTerms(UUID owner, Duration sendWithin, Duration lease, int perAccountInFlight) {}

  /** An account with work in flight, and all of it. */
  record Watched(String accountId, List<Activity> inFlight) {}
}
