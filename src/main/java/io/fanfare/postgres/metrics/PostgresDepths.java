package io.fanfare.postgres.metrics;

import io.fanfare.metrics.DepthStore;
import io.fanfare.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Counts in one statement. Planned activities may be millions: they are what the jobs' own counters
 * have left when everything else is taken away, so that only partial indexes are read.
 */
@ApplicationScoped
public class PostgresDepths implements DepthStore {
  private static final String DEPTHS =
      """
      with out as (
        select count(*) filter (where state = 'in_flight') as in_flight,
          count(*) filter (where state = 'unknown') as unknown
        from activity where state in ('in_flight', 'unknown')),
      sending as (select count(*) as submitting from activity where state = 'submitting'),
      jobs as (
        select coalesce(sum(remaining), 0) as remaining,
          coalesce(sum(needs_attention), 0) as ambiguous, count(*) as unfinished
        from job where state <> 'finished')
      select cast(greatest(0, remaining - ambiguous - in_flight - unknown - submitting) as bigint),
        submitting, unknown, cast(ambiguous as bigint), in_flight,
        (select cast(coalesce(sum(open), 0) as bigint) from job_queue where running),
        unfinished,
        (select count(*) from replica where seen_at > clock_timestamp() - interval '10 s')
      from out, sending, jobs
      """;

  private final Transactions transactions;

  public PostgresDepths(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Depths> read() {
    return transactions.run(
        session ->
            session
                .createNativeQuery(DEPTHS, Object[].class)
                .getSingleResult()
                .map(PostgresDepths::depths));
  }

  private static Depths depths(Object[] row) {
    Map<String, Long> byState =
        Map.of(
            "planned", number(row[0]),
            "submitting", number(row[1]),
            "unknown", number(row[2]),
            "ambiguous", number(row[3]),
            "in_flight", number(row[4]));
    return new Depths(byState, number(row[5]), number(row[6]), number(row[7]));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
