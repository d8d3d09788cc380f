package io.fanfare.postgres.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaLedger.Ask;
import io.fanfare.quota.QuotaLedger.Lease;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.QuotaStore;
import io.fanfare.quota.QuotaStore.Changed;
import io.fanfare.quota.QuotaStore.Dated;
import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger on real PostgreSQL, leased from by several sessions at once. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class PostgresQuotaComponentTest {
  private static final QuotaLimits LIMITS = new QuotaLimits(50, 250_000, 0);
  private static final Duration GUARD = Duration.ofMillis(50);
  private static final int SESSIONS = 8;

  @Inject QuotaStore store;

  /** Afterwards, too: a ledger that is parked parks whoever comes next. */
  @BeforeEach
  @AfterEach
  void afresh() {
    await(store.change((ledger, now) -> new Changed<>(QuotaLedger.fresh(now), now)));
  }

  @Test
  void sessions_that_lease_at_once_never_get_slots_closer_than_the_interval() {
    // When
    List<Instant> slots =
        Multi.createFrom()
            .range(0, 60)
            .onItem()
            .transformToUni(i -> lease(1 + i % 3))
            .merge(SESSIONS)
            .onItem()
            .transformToIterable(dated -> dated.value().slots())
            .collect()
            .asList()
            .await()
            .atMost(Duration.ofSeconds(20));

    // Then
    List<Instant> sorted = slots.stream().sorted().toList();
    Duration interval = Duration.ofMillis(21);
    assertThat(sorted).hasSizeGreaterThan(60);
    for (int i = 1; i < sorted.size(); i++) {
      assertThat(Duration.between(sorted.get(i - 1), sorted.get(i)))
          .isGreaterThanOrEqualTo(interval.minus(Duration.ofNanos(1_000)));
    }
    assertThat(await(store.read()).value().used()).isEqualTo(sorted.size());
  }

  @Test
  void slots_of_a_replica_that_died_are_lost_and_never_given_out_again() {
    // Given
    List<Instant> lost = await(lease(10)).value().slots();

    // When
    List<Instant> next = await(lease(1)).value().slots();

    // Then
    assertThat(next.get(0)).isAfter(lost.get(9));
    assertThat(await(store.read()).value().used()).isEqualTo(11);
  }

  @Test
  void what_the_vendor_said_is_kept() {
    // Given
    Instant slot = await(lease(1)).value().slots().get(0);
    await(
        store.change(
            (ledger, now) ->
                new Changed<>(ledger.throttled(slot, now, LIMITS).exceeded(now), now)));

    // When
    Dated<QuotaLedger> read = await(store.read());

    // Then
    assertThat(read.value().pace().at(read.at(), 50)).isEqualTo(45);
    assertThat(read.value().guard().guard()).isEqualTo(GUARD);
    assertThat(read.value().parkedUntil()).isAfter(read.at());
  }

  private Uni<Dated<Lease>> lease(int calls) {
    return store.change(
        (ledger, now) -> {
          Lease lease = ledger.lease(new Ask(calls, 0, GUARD), now, LIMITS);
          return new Changed<>(lease.ledger(), lease);
        });
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
