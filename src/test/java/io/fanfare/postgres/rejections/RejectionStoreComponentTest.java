package io.fanfare.postgres.rejections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.payload.Sealed;
import io.fanfare.rejection.OriginBoxes;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionBox;
import io.fanfare.rejection.RejectionBox.Owner;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionStore;
import io.fanfare.rejection.RejectionStore.OfAccount;
import io.fanfare.rejection.RowOrigins;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.access.Store;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rejections and origins of rows on real PostgreSQL. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class RejectionStoreComponentTest {
  private static final Store DATABASE = new Store(SharedServices.jdbcUrl());
  private static final Duration DAY = Duration.ofDays(1);

  @Inject RejectionStore store;
  @Inject RejectionBoxes boxes;
  @Inject OriginBoxes origins;

  private final UUID job = UUID.randomUUID();

  @Test
  void shouldReadBackByAccountAndThenByRow() {
    // Given
    keep(rejection("b", 3), rejection("a", 8));
    keep(rejection("a", 2), rejection("B", 1));

    // When
    List<String> read = read(null, 1);

    // Then
    assertThat(read).containsExactly("B1", "a2", "a8", "b3");
  }

  @Test
  void shouldReadBoxesThatBeginWithTheSameRowOnceEach() {
    // Given
    keep(rejection("a", 1));
    keep(rejection("a", 1));
    keep(rejection("a", 1));

    // When
    List<String> read = read(null, 2);

    // Then
    assertThat(read).hasSize(3);
  }

  @Test
  void shouldReadOneAccountAlone() {
    // Given
    keep(rejection("a", 1), rejection("b", 2), rejection("c", 3));

    // When
    List<String> read = read("b", 10);

    // Then
    assertThat(read).containsExactly("b2");
  }

  @Test
  void shouldKeepABoxOnceHoweverOftenItIsHandedOver() {
    // Given
    List<RejectionBox> sealed =
        boxes.seal(new Owner(job, UUID.randomUUID()), List.of(rejection("a", 1)));

    // When
    await(store.append(sealed));
    await(store.append(sealed));

    // Then
    assertThat(await(store.tally(job)).rejected()).isEqualTo(1);
  }

  @Test
  void shouldCountByJobAndByAccount() {
    // Given
    keep(rejection("a", 1), rejection("a", 2), merged("a", 3));
    keep(rejection("b", 1), Rejection.nameless("b", "unaccounted", "So many are missing.", 5));

    // When
    List<OfAccount> first = await(store.tallies(job, null, 1));
    List<OfAccount> second = await(store.tallies(job, first.get(0).accountId(), 5));

    // Then
    assertThat(await(store.tally(job)).rows())
        .isEqualTo(Map.of("invalid_email", 3L, "merged", 1L, "unaccounted", 5L));
    assertThat(first).extracting(OfAccount::accountId).containsExactly("a");
    assertThat(first.get(0).tally().merged()).isEqualTo(1);
    assertThat(second).extracting(OfAccount::accountId).containsExactly("b");
    assertThat(second.get(0).tally().rejected()).isEqualTo(6);
  }

  @Test
  void shouldDeletePeoplesDataAfterItsRetentionAndStillCount() {
    // Given
    keep(rejection("a", 1));
    DATABASE.execute(
        "update rejection_box set created_at = now() - interval '25 h' where job_id = '"
            + job
            + "'");

    // When
    await(store.purge(DAY));

    // Then
    assertThat(read(null, 10)).isEmpty();
    assertThat(await(store.page(job, null, null, 10))).hasSize(1);
    assertThat(await(store.tally(job)).rejected()).isEqualTo(1);
  }

  @Test
  void shouldKeepWhatWasFoundLongAgoWhileTheJobGoesOn() {
    // Given
    aJob();
    keep(rejection("a", 1));
    DATABASE.execute(
        "update rejection_box set created_at = now() - interval '9 d' where job_id = '"
            + job
            + "'");

    // When
    await(store.purge(DAY));

    // Then
    assertThat(read(null, 10)).containsExactly("a1");
  }

  @Test
  void shouldKnowTheOriginsOfAPayloadUntilItIsDeleted() {
    // Given
    aJob();
    UUID payload = aPayload();
    await(store.keepOrigins(Map.of(payload, origins.seal(payload, RowOrigins.counting(5, 3)))));

    // When
    Sealed kept = await(store.origins(payload));
    DATABASE.execute("delete from payload where id = '" + payload + "'");

    // Then
    assertThat(origins.open(payload, kept).row(2)).isEqualTo(7);
    assertThat(await(store.origins(payload))).isNull();
  }

  @Test
  void shouldNotKeepOriginsOfAPayloadThatIsNotThere() {
    // Given
    UUID payload = UUID.randomUUID();
    Sealed box = origins.seal(payload, RowOrigins.counting(1, 1));

    // When / Then
    assertThatThrownBy(() -> await(store.keepOrigins(Map.of(payload, box))))
        .hasMessageContaining("row_origin");
  }

  private List<String> read(@Nullable String account, int limit) {
    List<String> read = new ArrayList<>();
    @Nullable RejectionBox after = null;
    while (true) {
      List<RejectionBox> page = await(store.page(job, account, after, limit));
      page.forEach(
          box -> boxes.open(box).forEach(found -> read.add(found.accountId() + found.row())));
      if (page.size() < limit) {
        return read;
      }
      after = page.get(page.size() - 1);
    }
  }

  private void keep(Rejection... rejections) {
    await(store.append(boxes.seal(new Owner(job, null), Stream.of(rejections).toList())));
  }

  private void aJob() {
    DATABASE.execute(
        "insert into job (id, operation, priority, not_before, on_unknown, state, total, remaining,"
            + " created_at) values ('%s', 'contacts_json_import', 5, now(), 'hold', 'running', 1,"
                .formatted(job)
            + " 1, now())");
  }

  private UUID aPayload() {
    UUID payload = UUID.randomUUID();
    DATABASE.execute(
        "insert into payload (id, job_id, key_id, nonce, box) values ('%s', '%s', 'k', '', '')"
            .formatted(payload, job));
    return payload;
  }

  private static Rejection rejection(String account, long row) {
    return new Rejection(account, row, "key-" + row, "invalid_email", null, null);
  }

  private static Rejection merged(String account, long row) {
    return new Rejection(account, row, null, "merged", null, row + 1);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
