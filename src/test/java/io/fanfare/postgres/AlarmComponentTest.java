package io.fanfare.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.pacing.Alarm;
import io.fanfare.postgres.alarm.PostgresAlarm;
import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServicesResource.class)
class AlarmComponentTest {
  private static final String CUT =
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where query = 'listen fanfare_due' and pid <> pg_backend_pid()
      """;
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject Alarm alarm;
  @Inject Transactions transactions;
  @Inject Pool pool;

  @Test
  void rings_when_the_transaction_has_committed_also_after_its_connection_was_cut() {
    // Given
    AssertSubscriber<Long> rings =
        alarm.rings().subscribe().withSubscriber(AssertSubscriber.create(1000));
    ringUntil(rings, 1);

    // When
    pool.query(CUT).execute().await().atMost(LONG);
    rings.awaitItems(rings.getItems().size() + 1, LONG);
    int before = rings.getItems().size();
    ringUntil(rings, before + 1);

    // Then
    assertThat(rings.getItems().size()).isGreaterThan(before);
    rings.assertNotTerminated();
    rings.cancel();
  }

  /** Listening begins a moment after the subscription: what rang before that is lost. */
  private void ringUntil(AssertSubscriber<Long> rings, int items) {
    while (rings.getItems().size() < items) {
      ring().await().atMost(LONG);
    }
  }

  private Uni<Void> ring() {
    return transactions.run((StatelessSession session) -> PostgresAlarm.ring(session));
  }
}
