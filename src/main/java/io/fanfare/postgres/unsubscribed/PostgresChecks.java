package io.fanfare.postgres.unsubscribed;

import io.fanfare.postgres.Transactions;
import io.fanfare.postgres.rejections.RejectionWriter;
import io.fanfare.reckoning.AskedChecks;
import io.fanfare.rejection.RejectionBox;
import io.fanfare.rejection.RejectionReason;
import io.fanfare.unsubscribed.Check;
import io.fanfare.unsubscribed.Check.Import;
import io.fanfare.unsubscribed.Check.Standing;
import io.fanfare.unsubscribed.Check.Window;
import io.fanfare.unsubscribed.CheckStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Imports whose unsubscribed contacts are to be found. */
@ApplicationScoped
public class PostgresChecks implements CheckStore, AskedChecks {
  private static final String READS = "select unsubscribed_reads from job where id = :job";

  private static final String CLAIM =
      """
      with due as materialized (
        select activity_id from unsubscribed_check where due_at <= now()
        order by due_at, activity_id limit :limit for update skip locked),
      claimed as (
        update unsubscribed_check c set owner = gen_random_uuid(),
          due_at = now() + make_interval(secs => :lease + 5 * c.reads)
        from due where c.activity_id = due.activity_id
        returning c.*)
      select cast(c.activity_id as text), cast(c.job_id as text), c.account_id,
        cast(c.payload_id as text), c.items, cast(c.owner as text), cast(c.box_id as text),
        c.contacts, c.reads, cast(extract(epoch from c.since) * 1000 as bigint),
        cast(extract(epoch from c.until) * 1000 as bigint), c.attempts,
        a.closed_at is null and cast(a.labels as jsonb) @> cast(j.scope as jsonb),
        p.id is not null, c.created_at < now() - make_interval(secs => :within)
      from claimed c join account a on a.account_id = c.account_id join job j on j.id = c.job_id
        left join payload p on p.id = c.payload_id
      """;

  private static final String LATER =
      """
      update unsubscribed_check set owner = null, attempts = attempts + :failed,
        due_at = now() + make_interval(secs => :seconds)
      where activity_id = :activity and owner = :owner
      """;

  private static final String END =
      "delete from unsubscribed_check where activity_id = :activity and owner = :owner";

  private static final String CLEAR =
      "delete from rejection_box where id = :box and box is not null";

  /** The box is gone with its account's data or its time: only what it counts stays. */
  private static final String REWORD =
      "update rejection_box set reasons = replace(reasons, :before, :after) where id = :box";

  private final Transactions transactions;

  public PostgresChecks(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Integer> reads(UUID jobId) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(READS, Integer.class)
                .setParameter("job", jobId)
                .getSingleResult());
  }

  @Override
  public Uni<List<Check>> claimDue(int limit, Duration lease, Duration within) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter("limit", limit)
                .setParameter("lease", (double) lease.toSeconds())
                .setParameter("within", (double) within.toSeconds())
                .getResultList()
                .map(rows -> rows.stream().map(PostgresChecks::check).toList()));
  }

  @Override
  public Uni<Void> later(Check check, Duration pause, boolean failed) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(LATER)
                .setParameter("activity", check.of().activityId())
                .setParameter("owner", check.owner())
                .setParameter("seconds", (double) pause.toSeconds())
                .setParameter("failed", failed ? 1 : 0)
                .executeUpdate()
                .replaceWithVoid());
  }

  @Override
  public Uni<Void> end(Check check, List<RejectionBox> found) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(END)
                .setParameter("activity", check.of().activityId())
                .setParameter("owner", check.owner())
                .executeUpdate()
                .chain(
                    ended ->
                        ended == 0
                            ? Uni.createFrom().voidItem()
                            : replace(session, check.boxId(), found)));
  }

  private static Uni<Void> replace(StatelessSession session, UUID box, List<RejectionBox> found) {
    return session
        .createNativeQuery(CLEAR)
        .setParameter("box", box)
        .executeUpdate()
        .chain(
            cleared -> cleared == 0 ? reword(session, box) : RejectionWriter.write(session, found));
  }

  private static Uni<Void> reword(StatelessSession session, UUID box) {
    return session
        .createNativeQuery(REWORD)
        .setParameter("box", box)
        .setParameter("before", RejectionReason.STILL_CHECKING)
        .setParameter("after", RejectionReason.UNSUBSCRIBED)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Check check(Object[] row) {
    return new Check(
        new Import(id(row[0]), id(row[1]), (String) row[2], id(row[3]), (Integer) row[4]),
        id(row[5]),
        id(row[6]),
        (Long) row[7],
        (Integer) row[8],
        new Window(
            Instant.ofEpochMilli((Long) row[9]),
            row[10] == null ? null : Instant.ofEpochMilli((Long) row[10])),
        new Standing((Integer) row[11], (Boolean) row[12], (Boolean) row[13], (Boolean) row[14]));
  }

  private static UUID id(Object column) {
    return UUID.fromString((String) column);
  }
}
