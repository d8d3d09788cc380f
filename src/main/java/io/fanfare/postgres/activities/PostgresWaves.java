package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.job.Share;
import io.fanfare.job.WaveStore;
import io.fanfare.postgres.Transactions;
import io.fanfare.postgres.alarm.PostgresAlarm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Waves: which have ended, and the release of the next under the locks of its lanes. */
@ApplicationScoped
public class PostgresWaves implements WaveStore {
  private static final String ENDED =
      """
      select cast(j.id as text), j.wave, j.tolerated, j.tolerated_percent, c.accounts, c.failed
      from job j
        cross join lateral (
          select count(*) as accounts, count(*) filter (where a.failed) as failed
          from job_account a where a.job_id = j.id and a.wave <= j.wave) c
      where j.waves > 1 and j.state = 'running' and not j.cancel_requested and not j.halted
        and j.wave < j.waves - 1 and not exists (
          select 1 from job_account a where a.job_id = j.id and a.wave <= j.wave and not a.done)
      order by j.id limit :limit
      """;

  /** Lanes before jobs, as everywhere. */
  private static final String LOCK =
      """
      select l.account_id from (select account_id from job_account
          where job_id = :job and wave = :next order by account_id) a
        cross join lateral (
          select l.account_id from lane l where l.account_id = a.account_id for update) l
      """;

  private static final String NEXT =
      """
      update job set wave = :next where id = :job and wave = :next - 1 and state = 'running'
        and not cancel_requested and not halted
      """;

  private static final String RELEASE =
      """
      update activity x set not_before = now() from (
        select n.id from job_account a
          cross join lateral (select x.id from activity x
            where turn_key(x.job_id, x.account_id) = turn_key(a.job_id, a.account_id)
              and x.chained and x.step = 0 and x.state = 'planned'
              and x.job_id = a.job_id and x.account_id = a.account_id offset 0) n
        where a.job_id = :job and a.wave = :next) n
      where x.id = n.id
      """;

  private static final String HALT =
      """
      update job set halted = true where id = :job and wave = :wave and state = 'running'
        and not cancel_requested
      """;

  private static final String OF_HALTED =
      ActivitySql.SELECT
          + """
            where state = 'planned' and job_id in
              (select id from job where halted and state <> 'finished') limit :limit
            """;

  private final Transactions transactions;

  public PostgresWaves(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<List<EndedWave>> ended(int limit) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ENDED, Object[].class)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(PostgresWaves::ended).toList()));
  }

  private static EndedWave ended(Object[] row) {
    return new EndedWave(
        UUID.fromString((String) row[0]),
        ((Number) row[1]).intValue(),
        ((Number) row[4]).intValue(),
        ((Number) row[5]).intValue(),
        new Share(((Number) row[2]).doubleValue(), (Boolean) row[3]));
  }

  @Override
  public Uni<Void> startNext(EndedWave wave) {
    return transactions.run(
        session ->
            lock(session, wave)
                .chain(
                    accounts ->
                        update(session, NEXT, wave)
                            .chain(
                                moved ->
                                    moved == 0
                                        ? Uni.createFrom().voidItem()
                                        : release(session, wave, accounts))));
  }

  private static Uni<List<String>> lock(StatelessSession session, EndedWave wave) {
    return session
        .createNativeQuery(LOCK, String.class)
        .setParameter("job", wave.jobId())
        .setParameter("next", wave.wave() + 1)
        .getResultList();
  }

  private static Uni<Void> release(
      StatelessSession session, EndedWave wave, List<String> accounts) {
    List<Map<String, Object>> turns =
        accounts.stream()
            .map(
                account ->
                    Map.<String, Object>of(
                        "job_id", wave.jobId().toString(), "account_id", account))
            .toList();
    return update(session, RELEASE, wave)
        .chain(() -> Turns.released(session, turns))
        .chain(() -> PostgresAlarm.ring(session));
  }

  private static Uni<Integer> update(StatelessSession session, String sql, EndedWave wave) {
    return session
        .createNativeQuery(sql)
        .setParameter("job", wave.jobId())
        .setParameter("next", wave.wave() + 1)
        .executeUpdate();
  }

  @Override
  public Uni<Void> halt(EndedWave wave) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(HALT)
                .setParameter("job", wave.jobId())
                .setParameter("wave", wave.wave())
                .executeUpdate()
                .replaceWithVoid());
  }

  @Override
  public Uni<List<Activity>> ofHalted(int limit) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(OF_HALTED, ActivityEntity.class)
                .setParameter("limit", limit)
                .getResultList()
                .map(PostgresActivities::activities));
  }
}
