package io.fanfare.postgres.payloads;

import io.fanfare.payload.AccountData;
import io.fanfare.postgres.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** Deletes set by set, in one transaction. What only counts and names nobody stays. */
@ApplicationScoped
public class PostgresAccountData implements AccountData {
  private static final String REQUESTS =
      """
      delete from payload p where p.account_id = :account and p.job_id is not null
        and not exists (select 1 from activity a where a.job_id = p.job_id and a.payload_id = p.id)
      """;
  private static final String RESULTS =
      """
      delete from result r where exists (
        select 1 from activity_ended e where e.id = r.activity_id and e.account_id = :account)
      """;
  private static final String REJECTIONS =
      """
      update rejection_box set key_id = null, nonce = null, box = null
      where account_id = :account and box is not null
      """;
  private static final String EXPORTS =
      """
      with files as (
        select activity_id from export_file
        where account_id = :account and state = 'kept' for update),
      parts as (
        delete from export_part p using files f where p.activity_id = f.activity_id)
      update export_file e set state = 'deleted', key_id = null, nonce = null, header = null
      from files f where e.activity_id = f.activity_id
      """;
  private static final String UPLOADS = "delete from upload_block where account_id = :account";

  /** A key that loses its answer stays taken: whoever asks again is told that it may have run. */
  private static final String ANSWERS =
      """
      update idempotency set key_id = null, nonce = null, box = null
      where position('/v1/accounts/' || cast(:account as text) || '/' in scope) > 0 and box is not null
      """;

  private static final String UNENDED =
      """
      select (select count(*) from activity where account_id = :account)
        + (select count(*) from export_file where account_id = :account and state = 'waiting') as unended
      """;

  private static final List<String> ALL =
      List.of(REQUESTS, RESULTS, REJECTIONS, EXPORTS, UPLOADS, ANSWERS);

  private final Transactions transactions;

  public PostgresAccountData(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Deleted> delete(String accountId) {
    return transactions.run(
        session ->
            all(session, accountId)
                .chain(gone -> unended(session, accountId).map(unended -> deleted(gone, unended))));
  }

  private static Uni<List<Integer>> all(StatelessSession session, String accountId) {
    return Multi.createFrom()
        .iterable(ALL)
        .onItem()
        .transformToUniAndConcatenate(sql -> run(session, sql, accountId))
        .collect()
        .asList();
  }

  private static Uni<Integer> run(StatelessSession session, String sql, String accountId) {
    return session.createNativeQuery(sql).setParameter("account", accountId).executeUpdate();
  }

  private static Uni<Long> unended(StatelessSession session, String accountId) {
    return session
        .createNativeQuery(UNENDED, Long.class)
        .setParameter("account", accountId)
        .getSingleResult();
  }

  private static Deleted deleted(List<Integer> gone, long unended) {
    return new Deleted(
        gone.get(0), gone.get(1), gone.get(2), gone.get(3), gone.get(4), gone.get(5), unended);
  }
}
