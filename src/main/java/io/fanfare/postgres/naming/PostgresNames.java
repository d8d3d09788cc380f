package io.fanfare.postgres.naming;

import io.fanfare.naming.Listing;
import io.fanfare.naming.NameStore;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.postgres.Json;
import io.fanfare.postgres.Transactions;
import io.fanfare.vendor.VendorNames.Named;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of names, and what may have been made under one. */
@ApplicationScoped
public class PostgresNames implements NameStore {
  private static final String FIND =
      "select account_id, kind, "
          + Micros.of("read_at")
          + """
            , named from name_listing where account_id in
              (select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
              and kind in (select jsonb_array_elements_text(cast(cast(:kinds as text) as jsonb)))
            """;

  private static final String KEEP =
      """
      insert into name_listing as l (account_id, kind, read_at, named)
      values (:account, :kind, cast(cast(:read as text) as timestamptz), :named)
      on conflict (account_id, kind) do update set read_at = excluded.read_at,
        named = excluded.named where l.read_at <= excluded.read_at
      """;

  private static final String FORGET =
      """
      delete from name_listing where account_id = :account
        and read_at < cast(cast(:before as text) as timestamptz)
        and kind in (select jsonb_array_elements_text(cast(cast(:kinds as text) as jsonb)))
      """;

  /**
   * The update changes nothing: it makes the statement answer the row that is there. A row that was
   * inserted has no xmax.
   */
  private static final String INTEND =
      """
      insert into name_intent as i (account_id, kind, name, sent_at, missed_at)
      values (:account, :kind, :name, cast(cast(:sent as text) as timestamptz), 'epoch')
      on conflict (account_id, kind, name) do update set sent_at = i.sent_at
      returning\s"""
          + Micros.of("sent_at")
          + ", "
          + Micros.of("missed_at")
          + ", cast(cast(xmax as text) as bigint) = 0";

  private static final String REPLACE =
      """
      update name_intent set sent_at = cast(cast(:sent as text) as timestamptz),
        missed_at = cast(cast(:missed as text) as timestamptz)
      where account_id = :account and kind = :kind and name = :name
        and sent_at = cast(cast(:wasSent as text) as timestamptz)
        and missed_at = cast(cast(:wasMissed as text) as timestamptz)
      """;

  private static final String SETTLE =
      "delete from name_intent where account_id = :account and kind = :kind and name = :name";

  private final Transactions transactions;

  public PostgresNames(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<List<Listing>> find(String accountId, Set<Kind> kinds) {
    return find(List.of(accountId), kinds);
  }

  @Override
  public Uni<List<Listing>> find(List<String> accountIds, Set<Kind> kinds) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(FIND, Object[].class)
                .setParameter("accounts", Json.of(accountIds))
                .setParameter("kinds", words(kinds))
                .getResultList()
                .map(rows -> rows.stream().map(PostgresNames::listing).toList()));
  }

  @Override
  public Uni<Void> keep(Listing listing) {
    return run(
            KEEP,
            Map.of(
                "account", listing.accountId(),
                "kind", listing.kind().word(),
                "read", Micros.text(listing.readAt()),
                "named", Json.of(listing.named().stream().map(PostgresNames::row).toList())))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> forget(String accountId, Set<Kind> kinds, Instant before) {
    return run(
            FORGET,
            Map.of("account", accountId, "kinds", words(kinds), "before", Micros.text(before)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Noted> intend(String accountId, Reference wanted, Instant now) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(INTEND, Object[].class)
                .setParameter("account", accountId)
                .setParameter("kind", wanted.kind().word())
                .setParameter("name", wanted.name())
                .setParameter("sent", Micros.text(now))
                .getSingleResult()
                .map(PostgresNames::noted));
  }

  @Override
  public Uni<Boolean> replace(String accountId, Reference wanted, Intent before, Intent after) {
    return run(
            REPLACE,
            Map.of(
                "account", accountId,
                "kind", wanted.kind().word(),
                "name", wanted.name(),
                "wasSent", Micros.text(before.sentAt()),
                "wasMissed", Micros.text(before.missedAt()),
                "sent", Micros.text(after.sentAt()),
                "missed", Micros.text(after.missedAt())))
        .map(changed -> changed == 1);
  }

  @Override
  public Uni<Void> settle(String accountId, Reference wanted) {
    return run(
            SETTLE,
            Map.of("account", accountId, "kind", wanted.kind().word(), "name", wanted.name()))
        .replaceWithVoid();
  }

  private static Noted noted(Object[] row) {
    Intent intent = new Intent(Micros.instant(row[0]), Micros.instant(row[1]));
    return new Noted(intent, (Boolean) row[2]);
  }

  private Uni<Integer> run(String sql, Map<String, Object> parameters) {
    return transactions.run(
        session -> {
          var query = session.createNativeQuery(sql);
          parameters.forEach(query::setParameter);
          return query.executeUpdate();
        });
  }

  private static String words(Set<Kind> kinds) {
    return Json.of(kinds.stream().map(Kind::word).toList());
  }

  private static List<String> row(Named named) {
    return named.label() == null
        ? List.of(named.id(), named.name())
        : List.of(named.id(), named.name(), named.label());
  }

  private static Listing listing(Object[] row) {
    List<Named> named =
        Arrays.stream(Json.read((String) row[3], String[][].class))
            .map(one -> new Named(one[0], one[1], one.length > 2 ? one[2] : null))
            .toList();
    return new Listing((String) row[0], Kind.of((String) row[1]), Micros.instant(row[2]), named);
  }
}
