package io.fanfare.seeds.store;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Claim;
import io.fanfare.activity.Transition;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Activities that have not ended, and the lanes of their accounts, in memory. */
public final class MemoryActivities implements ActivityStore {
  private final Tables tables;
  private final Calls calls;
  private final Steps steps;
  private final Claims claims;

  public MemoryActivities(Tables tables, Calls calls) {
    this.tables = tables;
    this.calls = calls;
    this.steps = new Steps(tables);
    this.claims = new Claims(tables, steps);
  }

  @Override
  public Uni<List<Activity>> claimDue(int limit, ClaimTerms terms) {
    return calls.call("claimDue", () -> claims.due(limit, terms));
  }

  @Override
  public Uni<List<Transition>> record(List<Transition> transitions) {
    return transitions.isEmpty()
        ? Uni.createFrom().item(List.of())
        : calls.call("record", () -> steps.record(transitions));
  }

  @Override
  public Uni<List<Watched>> claimLooks(int limit, LookTerms terms) {
    return calls.call("claimLooks", () -> claims.looks(limit, terms));
  }

  @Override
  public Uni<List<Transition>> looked(List<Looked> looks) {
    return calls.call("looked", () -> steps.looked(looks));
  }

  @Override
  public Uni<Set<String>> known(String accountId, Set<String> remoteIds) {
    return calls.call("known", () -> knownNow(accountId, remoteIds));
  }

  private Set<String> knownNow(String accountId, Set<String> asked) {
    Set<String> known = new HashSet<>(tables.remoteIds.getOrDefault(accountId, Set.of()));
    known.retainAll(asked);
    return known;
  }

  @Override
  public Uni<Void> foreign(String accountId, String remoteId) {
    return calls.call("foreign", () -> tables.knows(accountId, remoteId));
  }

  @Override
  public Uni<Void> park(String accountId, Duration time) {
    return calls.call("park", () -> parkNow(tables.lane(accountId), tables.now().plus(time)));
  }

  private static Void parkNow(LaneRow lane, Instant until) {
    if (lane.parkedUntil.isBefore(until)) {
      lane.parkedUntil = until;
    }
    return null;
  }

  @Override
  public Uni<List<Lost>> lost(Duration silentFor, int limit) {
    return calls.call(
        "lost",
        () ->
            tables.activities.values().stream()
                .filter(row -> isLost(row, silentFor))
                .limit(limit)
                .map(row -> new Lost(row.activity(), lastSeen(claim(row))))
                .toList());
  }

  private boolean isLost(ActivityRow row, Duration silentFor) {
    if (!(row.state() instanceof Submitting)) {
      return false;
    }
    Instant now = tables.now();
    Claim claim = claim(row);
    return claim.lostNotBefore().isBefore(now) || lastSeen(claim).plus(silentFor).isBefore(now);
  }

  private static Claim claim(ActivityRow row) {
    return ((Submitting) row.state()).claim();
  }

  /** Claiming is a sign of life, too. */
  private Instant lastSeen(Claim claim) {
    Instant beat = tables.beats.getOrDefault(claim.owner(), claim.sentFrom());
    return beat.isBefore(claim.sentFrom()) ? claim.sentFrom() : beat;
  }

  @Override
  public Uni<List<Activity>> toCancel(int limit) {
    return select("toCancel", limit, row -> row.isPlanned() && isCancelled(row));
  }

  private boolean isCancelled(ActivityRow row) {
    return tables.jobs.get(row.activity().target().jobId()).cancelRequested;
  }

  @Override
  public Uni<List<Activity>> ofClosedAccounts(int limit) {
    return select(
        "ofClosedAccounts", limit, row -> row.isPlanned() && tables.lane(row.account()).closed);
  }

  @Override
  public Uni<List<Activity>> ambiguousLongerThan(Duration age, int limit) {
    return select(
        "ambiguousLongerThan",
        limit,
        row ->
            row.state() instanceof Ambiguous ambiguous
                && ambiguous.since().isBefore(tables.now().minus(age)));
  }

  @Override
  public Uni<List<Activity>> planned(UUID jobId, String accountId) {
    return select(
        "planned",
        Integer.MAX_VALUE,
        row ->
            row.isPlanned()
                && row.account().equals(accountId)
                && row.activity().target().jobId().equals(jobId));
  }

  @Override
  public Uni<Activity> unended(UUID id) {
    return calls.call("unended", () -> one(id));
  }

  private Activity one(UUID id) {
    ActivityRow row = tables.activities.get(id);
    if (row == null) {
      throw RefusedException.of(ProblemCode.NOT_FOUND, "No such activity, or it has ended.");
    }
    return row.activity();
  }

  private Uni<List<Activity>> select(String what, int limit, Predicate<ActivityRow> which) {
    return calls.call(
        what,
        () ->
            tables.activities.values().stream()
                .filter(which)
                .limit(limit)
                .map(ActivityRow::activity)
                .toList());
  }
}
