package io.fanfare.postgres.prediction;

import io.fanfare.activity.Activity.Traits;
import io.fanfare.explanation.Standing;
import io.fanfare.explanation.Standing.Held;
import io.fanfare.explanation.Standing.Job;
import io.fanfare.explanation.Standing.Lane;
import io.fanfare.explanation.Standing.Look;
import io.fanfare.explanation.Standing.Start;
import io.fanfare.explanation.StandingStore;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where activities stand: their own rows, their jobs', accounts' and lanes', in one statement. */
@ApplicationScoped
public class PostgresStandings implements StandingStore {
  private static final String STANDINGS =
      """
      select cast(a.id as text), a.state, a.stalled,
        case when a.not_before < 'infinity' then a.not_before end,
        case when a.state = 'submitting' then a.send_by end,
        cast(j.id as text), j.state = 'running', j.cancel_requested, j.priority,
        c.closed_at is not null, cast(l.unresolved as text), coalesce(l.in_flight, 0),
        case when l.parked_until > now() then l.parked_until end,
        case when l.look_soon < 'infinity' then l.look_soon end,
        case when l.look_late < 'infinity' then l.look_late end, l.looker is not null,
        a.wave > j.wave, exists (select 1 from name_wait w
          where w.job_id = a.job_id and w.account_id = a.account_id),
        j.state = 'awaiting_approval'
      from activity a join job j on j.id = a.job_id
        join account c on c.account_id = a.account_id
        left join lane l on l.account_id = a.account_id
      where a.id in
        (select cast(i as uuid) from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) i)
      """;

  private final Transactions transactions;

  public PostgresStandings(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<List<Standing>> of(Set<UUID> activities) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(STANDINGS, Object[].class)
                .setParameter("ids", Json.of(activities.stream().map(UUID::toString).toList()))
                .getResultList()
                .map(rows -> rows.stream().map(PostgresStandings::standing).toList()));
  }

  private static Standing standing(Object[] row) {
    return new Standing(
        UUID.fromString((String) row[0]),
        (String) row[1],
        (Boolean) row[2],
        (Boolean) row[18]
            ? new Start(Columns.instant(row[3]), Held.APPROVAL)
            : start(Columns.instant(row[3]), (Boolean) row[16], (Boolean) row[17]),
        Columns.instant(row[4]),
        job(row),
        lane(row));
  }

  private static Start start(
      @Nullable Instant notBefore, boolean isLaterWave, boolean waitsForNames) {
    if (notBefore == null) {
      return new Start(null, isLaterWave ? Held.EARLIER_WAVE : Held.EARLIER_STEP);
    }
    return waitsForNames ? new Start(notBefore, Held.NAMES) : Start.at(notBefore);
  }

  private static Job job(Object[] row) {
    boolean urgent = ((Number) row[8]).intValue() >= Traits.URGENT;
    return new Job(UUID.fromString((String) row[5]), (Boolean) row[6], (Boolean) row[7], urgent);
  }

  private static Lane lane(Object[] row) {
    return new Lane(
        (Boolean) row[9],
        row[10] == null ? null : UUID.fromString((String) row[10]),
        ((Number) row[11]).intValue(),
        Columns.instant(row[12]),
        look(row));
  }

  private static @Nullable Look look(Object[] row) {
    boolean underWay = Boolean.TRUE.equals(row[15]);
    return underWay || row[14] != null
        ? new Look(Columns.instant(row[13]), Columns.instant(row[14]), underWay)
        : null;
  }
}
