package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Transition;
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
  private static final String SELECT = "select " + ActivityEntity.COLUMNS + " from activity ";
  private static final String LOOKED =
      """
      update lane set next_look = case when in_flight > 0
        then now() + make_interval(secs => :seconds) else 'infinity' end
      where account_id = :account
      """;
  private static final String PARK =
      """
      update lane set parked_until =
        greatest(parked_until, now() + make_interval(secs => :seconds))
      where account_id = :account
      """;
  private static final String LOST =
      SELECT
          + """
            where state = 'submitting' and lost_not_before < now()
            order by lost_not_before limit :limit
            """;
  private static final String TO_CANCEL =
      SELECT
          + """
            where state = 'planned' and job_id in
              (select id from job where cancel_requested and state <> 'finished') limit :limit
            """;
  private static final String OF_CLOSED =
      SELECT
          + """
            where state = 'planned' and account_id in
              (select account_id from account where closed_at is not null) limit :limit
            """;
  private static final String AMBIGUOUS =
      SELECT
          + """
            where state = 'ambiguous'
              and progress_at < now() - make_interval(secs => :seconds) limit :limit
            """;

  private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

  private final Transactions transactions;

  public PostgresActivities(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<List<Activity>> claimDue(int limit, ClaimTerms terms) {
    return transactions
        .run(session -> DueClaim.claim(session, limit, terms))
        .chain(
            claim ->
                claim.isDeferralOnly()
                    ? claimDue(limit, terms)
                    : Uni.createFrom().item(claim.activities()));
  }

  @Override
  public Uni<List<Transition>> record(List<Transition> steps) {
    if (steps.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return transactions.run(session -> new TransitionWriter(session, FIRST_LOOK).write(steps));
  }

  @Override
  public Uni<List<Watched>> claimLooks(int limit, LookTerms terms) {
    return transactions.run(session -> LookClaim.claim(session, limit, Duration.ofSeconds(120)));
  }

  @Override
  public Uni<List<Transition>> looked(List<Looked> looks) {
    Looked look = looks.get(0);
    return record(look.steps())
        .call(
            kept ->
                update(
                    LOOKED,
                    Map.of(
                        "account",
                        look.accountId(),
                        "seconds",
                        look.next().late().toMillis() / 1000.0)));
  }

  @Override
  public Uni<Set<String>> known(String accountId, Set<String> remoteIds) {
    return Uni.createFrom().item(Set.of());
  }

  @Override
  public Uni<Void> park(String accountId, Duration time) {
    return update(PARK, Map.of("account", accountId, "seconds", time.toMillis() / 1000.0));
  }

  @Override
  public Uni<List<Lost>> lost(Duration silentFor, int limit) {
    return select(LOST, Map.of("limit", limit))
        .map(
            found ->
                found.stream()
                    .map(
                        a -> new Lost(a, ((ActivityState.Submitting) a.state()).claim().sentFrom()))
                    .toList());
  }

  @Override
  public Uni<List<Activity>> toCancel(int limit) {
    return select(TO_CANCEL, Map.of("limit", limit));
  }

  @Override
  public Uni<List<Activity>> ofClosedAccounts(int limit) {
    return select(OF_CLOSED, Map.of("limit", limit));
  }

  @Override
  public Uni<List<Activity>> ambiguousLongerThan(Duration age, int limit) {
    return select(AMBIGUOUS, Map.of("limit", limit, "seconds", (double) age.toSeconds()));
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

  private Uni<Void> update(String sql, Map<String, Object> parameters) {
    return transactions.run(
        session -> {
          var query = session.createNativeQuery(sql);
          parameters.forEach(query::setParameter);
          return query.executeUpdate().replaceWithVoid();
        });
  }

  static List<Activity> activities(List<ActivityEntity> rows) {
    return rows.stream().map(ActivityEntity::activity).toList();
  }
}
