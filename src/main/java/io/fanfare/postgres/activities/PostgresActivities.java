package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Transition;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Activities that have not ended, and the lanes of their accounts. */
@ApplicationScoped
public class PostgresActivities implements ActivityStore {
  private final Transactions transactions;

  public PostgresActivities(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<List<Activity>> claimDue(int limit, ClaimTerms terms) {
    return transactions
        .run(session -> new DueClaim(session, limit, terms).run())
        .chain(
            claimed ->
                claimed.isWorthAnother()
                    ? claimDue(limit, terms)
                    : Uni.createFrom().item(claimed.activities()));
  }

  @Override
  public Uni<List<Transition>> record(List<Transition> steps) {
    return steps.isEmpty()
        ? Uni.createFrom().item(List.of())
        : transactions.run(session -> new TransitionWriter(session).write(steps));
  }

  @Override
  public Uni<List<Watched>> claimLooks(int limit, LookTerms terms) {
    return transactions.run(session -> LookClaim.claim(session, limit, terms));
  }

  @Override
  public Uni<List<Transition>> looked(List<Looked> looks) {
    return looks.isEmpty()
        ? Uni.createFrom().item(List.of())
        : transactions.run(session -> LookWriter.write(session, looks));
  }

  @Override
  public Uni<Set<String>> known(String accountId, Set<String> remoteIds) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ActivitySql.KNOWN, String.class)
                .setParameter("account", accountId)
                .setParameter("ids", Json.of(remoteIds))
                .getResultList()
                .map(Set::copyOf));
  }

  @Override
  public Uni<Void> foreign(String accountId, String remoteId) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ActivitySql.FOREIGN)
                .setParameter("account", accountId)
                .setParameter("remote", remoteId)
                .executeUpdate()
                .replaceWithVoid());
  }

  /** The update locks the lane, as every writer of turns must. */
  @Override
  public Uni<Void> park(String accountId, Duration time) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ActivitySql.PARK)
                .setParameter("account", accountId)
                .setParameter("seconds", Seconds.of(time))
                .executeUpdate()
                .chain(() -> Turns.renew(session, List.of(accountId))));
  }

  @Override
  public Uni<List<Lost>> lost(Duration silentFor, int limit) {
    return transactions.run(session -> LostFinder.find(session, silentFor, limit));
  }

  @Override
  public Uni<List<Activity>> toCancel(int limit) {
    return select(ActivitySql.TO_CANCEL, Map.of("limit", limit));
  }

  @Override
  public Uni<List<Activity>> ofClosedAccounts(int limit) {
    return select(ActivitySql.OF_CLOSED, Map.of("limit", limit));
  }

  @Override
  public Uni<List<Activity>> ambiguousLongerThan(Duration age, int limit) {
    return select(ActivitySql.AMBIGUOUS, Map.of("limit", limit, "seconds", Seconds.of(age)));
  }

  @Override
  public Uni<List<Activity>> planned(UUID jobId, String accountId) {
    return select(ActivitySql.PLANNED, Map.of("job", jobId, "account", accountId));
  }

  @Override
  public Uni<Activity> unended(UUID id) {
    return transactions.run(
        session ->
            session
                .get(ActivityEntity.class, id)
                .onItem()
                .ifNull()
                .failWith(
                    () ->
                        RefusedException.of(
                            ProblemCode.NOT_FOUND, "No such activity, or it has ended."))
                .map(ActivityEntity::activity));
  }

  private Uni<List<Activity>> select(String sql, Map<String, Object> parameters) {
    return transactions.run(
        session -> {
          var query = session.createNativeQuery(sql, ActivityEntity.class);
          parameters.forEach(query::setParameter);
          return query.getResultList().map(PostgresActivities::activities);
        });
  }

  static List<Activity> activities(List<ActivityEntity> rows) {
    return rows.stream().map(ActivityEntity::activity).toList();
  }
}
