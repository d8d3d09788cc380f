package io.fanfare.postgres.activities;

import io.fanfare.postgres.Transactions;
import io.fanfare.reckoning.Family;
import io.fanfare.reckoning.FamilyStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Activities by what they were cut out of. */
@ApplicationScoped
public class PostgresFamilies implements FamilyStore {
  private static final String FAMILY =
      """
      with root as materialized (
        select coalesce((select a.split_of from activity a where a.id = :id), :id) as id),
      members as materialized (
        select true as part, a.state from activity a, root r where a.split_of = r.id
        union all
        select true, e.state from activity_ended e, root r where e.split_of = r.id
        union all
        select false, e.state from activity_ended e, root r where e.id = r.id)
      select cast((select id from root) as text), count(*) filter (where part),
        count(*) filter (where state in ('superseded', 'rejected', 'failed')),
        count(*) filter (where part and state in ('in_flight', 'completed'))
      from members
      """;

  private final Transactions transactions;

  public PostgresFamilies(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Family> family(UUID activityId) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(FAMILY, Object[].class)
                .setParameter("id", activityId)
                .getSingleResult()
                .map(PostgresFamilies::family));
  }

  private static Family family(Object[] row) {
    return new Family(
        UUID.fromString((String) row[0]), number(row[1]), number(row[2]), number(row[3]));
  }

  private static int number(Object count) {
    return ((Number) count).intValue();
  }
}
