package io.fanfare.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStoreContract;
import io.fanfare.activity.StoreWorld;
import io.fanfare.job.JobStore;
import io.fanfare.job.WaveStore;
import io.fanfare.replica.Replicas;
import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;

/** The contract on real PostgreSQL. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class ActivityStoreComponentTest extends ActivityStoreContract {
  private static final String WRONG_QUEUES =
      """
      select count(*) from job_queue q where q.open <>
        (select count(*) from turn t where t.job_id = q.job_id and t.open)
      """;

  private static final String WRONG_TURNS =
      """
      select count(*) from (select distinct job_id, account_id from activity
          where state = 'planned') p
        full join turn t using (job_id, account_id)
      where p.job_id is null or t.job_id is null
      """;

  private static final String WRONG_LANES =
      """
      select count(*) from lane l where
        l.in_flight <> (select count(*) from activity a
          where a.account_id = l.account_id and a.state = 'in_flight')
        or l.unknown <> (select count(*) from activity a
          where a.account_id = l.account_id and a.state = 'unknown')
        or (l.unresolved is not null) <> exists (select 1 from activity a
          where a.id = l.unresolved and a.state in ('submitting', 'unknown', 'ambiguous'))
      """;

  @Inject ActivityStore activities;
  @Inject JobStore jobs;
  @Inject WaveStore waves;
  @Inject Replicas replicas;

  @Override
  protected StoreWorld emptyWorld() {
    return new PostgresWorld(activities, jobs, waves, replicas);
  }

  /** Whatever a test did: counts, turns and lanes say what the activities say. */
  @AfterEach
  void shouldHaveKeptItsBooks() {
    assertThat(PostgresWorld.DATABASE.number(WRONG_QUEUES)).isZero();
    assertThat(PostgresWorld.DATABASE.number(WRONG_TURNS)).isZero();
    assertThat(PostgresWorld.DATABASE.number(WRONG_LANES)).isZero();
  }
}
