package io.fanfare.postgres.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.payload.Sealed;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.token.SharedToken;
import io.fanfare.token.SharedToken.Step;
import io.fanfare.token.TokenShelf;
import io.fanfare.token.TokenShelf.Changed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shared token on real PostgreSQL. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class PostgresTokensComponentTest {
  private static final Duration TURN = Duration.ofSeconds(25);

  @Inject TokenShelf shelf;

  /** Afterwards, too: whoever comes next would wait for a replica that never was. */
  @BeforeEach
  @AfterEach
  void afresh() {
    await(shelf.change((token, now) -> new Changed<>(SharedToken.NONE, now)));
  }

  @Test
  void of_many_replicas_one_asks() {
    // When
    List<Step> steps =
        Multi.createFrom()
            .range(0, 8)
            .onItem()
            .transformToUni(replica -> next(UUID.randomUUID(), 0))
            .merge(8)
            .collect()
            .asList()
            .await()
            .atMost(Duration.ofSeconds(20));

    // Then
    assertThat(steps).filteredOn(step -> step instanceof Step.Ask).hasSize(1);
    assertThat(steps).filteredOn(step -> step instanceof Step.Later).hasSize(7);
  }

  @Test
  void what_one_got_the_others_take() {
    // Given
    UUID one = UUID.randomUUID();
    Sealed box = new Sealed("k1", new byte[] {1, 2}, new byte[] {3, 4, 5});
    await(next(one, 0));
    await(
        shelf.change(
            (token, now) -> new Changed<>(token.granted(one, box, now, Duration.ofHours(1)), now)));

    // When
    Step.Take take = (Step.Take) await(next(UUID.randomUUID(), 0));

    // Then
    assertThat(take.version()).isEqualTo(1);
    assertThat(take.box().box()).isEqualTo(box.box());
    assertThat(take.life()).isEqualTo(Duration.ofHours(1));
  }

  private Uni<Step> next(UUID replica, long known) {
    return shelf.change(
        (token, now) -> {
          Step step = token.next(known, replica, now);
          boolean asks = step instanceof Step.Ask;
          return new Changed<>(asks ? token.asking(replica, now, TURN) : token, step);
        });
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
