package io.fanfare.postgres.accounts;

import io.fanfare.access.Scope;
import io.fanfare.account.Account;
import io.fanfare.account.AccountBilling;
import io.fanfare.account.AccountEvents;
import io.fanfare.account.AccountEvents.Change;
import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountStore;
import io.fanfare.event.Event;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.fanfare.postgres.outbox.OutboxWriter;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The directory of managed accounts. */
@ApplicationScoped
public class PostgresAccounts implements AccountStore, AccountBilling {
  /** The outer select reads the rows as they were before the statement. */
  private static final String SEEN =
      """
      with listed as (
        select * from jsonb_to_recordset(cast(cast(:page as text) as jsonb))
          as l(account_id text, organization_name text, billing_status text, cancelled boolean)),
      kept as (
        insert into account (account_id, organization_name, billing_status, last_sync, closed_at)
        select account_id, organization_name, billing_status, cast(cast(:sync as text) as uuid),
          case when cancelled then now() end
        from listed order by account_id
        on conflict (account_id) do update set
          organization_name = excluded.organization_name,
          billing_status = excluded.billing_status,
          last_sync = excluded.last_sync, last_seen_at = now(), missed = 0,
          closed_at = case when excluded.closed_at is null then null
            else coalesce(account.closed_at, excluded.closed_at) end
        returning account_id)
      select l.account_id, case
        when l.cancelled and (a.account_id is null or a.closed_at is not null) then 'NONE'
        when l.cancelled then 'CLOSED'
        when a.account_id is null then 'ADDED'
        when a.closed_at is not null
          or a.organization_name is distinct from l.organization_name
          or a.billing_status is distinct from l.billing_status then 'CHANGED'
        else 'NONE' end
      from listed l join kept k using (account_id) left join account a using (account_id)
      """;

  /** Else two that see one account come to its end at once would both tell of it. */
  private static final String LOCK =
      """
      select account_id from account where account_id in
        (select account_id from jsonb_to_recordset(cast(cast(:page as text) as jsonb))
          as l(account_id text))
      order by account_id for update
      """;

  private static final String BILLED =
      """
      with active as (
        select account_id, billing_status from account
        where account_id = :account and closed_at is null for update)
      update account a set billing_status = :status, closed_at = case when :closed then now() end
      from active o where a.account_id = o.account_id
        and (:closed or o.billing_status is distinct from :status)
      returning a.account_id, case when a.closed_at is null then 'CHANGED' else 'CLOSED' end
      """;

  private static final String MISSED =
      """
      update account set missed = missed + 1,
        closed_at = case when missed >= 1 then now() end
      where closed_at is null and last_seen_at < now() - make_interval(secs => :took)
      returning account_id, case when closed_at is null then 'NONE' else 'CLOSED' end
      """;

  private static final String ACTIVE = "select count(*) from account where closed_at is null";
  private static final String LIST =
      """
      select account_id, organization_name, billing_status, labels, first_seen_at, last_seen_at,
        closed_at
      from account where account_id > :after
        and (cast(:scope as text) = '{}' or cast(labels as jsonb) @> cast(cast(:scope as text) as jsonb))
      order by account_id limit :limit
      """;
  private static final String LABEL =
      "update account set labels = :labels where account_id = :account";

  private final Transactions transactions;

  public PostgresAccounts(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> seen(UUID sync, List<ListedAccount> page) {
    String rows = Json.of(page.stream().distinct().map(PostgresAccounts::row).toList());
    return transactions.run(
        session ->
            session
                .createNativeQuery(LOCK, String.class)
                .setParameter("page", rows)
                .getResultList()
                .chain(
                    () ->
                        session
                            .createNativeQuery(SEEN, Object[].class)
                            .setParameter("page", rows)
                            .setParameter("sync", sync.toString())
                            .getResultList())
                .chain(found -> OutboxWriter.write(session, events(found, sync))));
  }

  @Override
  public Uni<Long> passed(UUID sync, Duration took) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(MISSED, Object[].class)
                .setParameter("took", took.toMillis() / 1000.0)
                .getResultList()
                .chain(found -> OutboxWriter.write(session, events(found, sync)))
                .chain(() -> active(session)));
  }

  @Override
  public Uni<Void> billed(String accountId, String status, boolean closed, UUID read) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(BILLED, Object[].class)
                .setParameter("account", accountId)
                .setParameter("status", status)
                .setParameter("closed", closed)
                .getResultList()
                .chain(found -> OutboxWriter.write(session, events(found, read))));
  }

  @Override
  public Uni<List<String>> resolve(Scope scope, AccountSelector selector) {
    return transactions.run(session -> new Targets(session, scope).resolve(selector));
  }

  @Override
  public Uni<Account> find(String accountId) {
    return transactions.run(session -> one(session, accountId));
  }

  @Override
  public Uni<List<Account>> list(Scope scope, @Nullable String after, int limit) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(LIST, AccountEntity.class)
                .setParameter("after", after == null ? "" : after)
                .setParameter("scope", Json.of(scope.labels()))
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(AccountEntity::account).toList()));
  }

  @Override
  public Uni<Account> label(String accountId, Map<String, String> labels) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(LABEL)
                .setParameter("labels", Json.of(labels))
                .setParameter("account", accountId)
                .executeUpdate()
                .chain(() -> one(session, accountId)));
  }

  private static Uni<Account> one(StatelessSession session, String accountId) {
    return session
        .get(AccountEntity.class, accountId)
        .onItem()
        .ifNull()
        .failWith(() -> RefusedException.of(ProblemCode.NOT_FOUND, "No such account."))
        .map(AccountEntity::account);
  }

  private static Uni<Long> active(StatelessSession session) {
    return session.createNativeQuery(ACTIVE, Long.class).getSingleResult();
  }

  private static List<Event> events(List<Object[]> found, UUID sync) {
    return found.stream()
        .filter(row -> !row[1].equals("NONE"))
        .map(row -> AccountEvents.of((String) row[0], Change.valueOf((String) row[1]), sync))
        .toList();
  }

  private static Map<String, Object> row(ListedAccount account) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("account_id", account.accountId());
    row.put("organization_name", account.organizationName());
    row.put("billing_status", account.billingStatus());
    row.put("cancelled", account.closed());
    return row;
  }
}
