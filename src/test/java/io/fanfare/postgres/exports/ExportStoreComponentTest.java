package io.fanfare.postgres.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.exports.ExportFile;
import io.fanfare.exports.ExportStore;
import io.fanfare.exports.ExportStore.Fetched;
import io.fanfare.exports.KeptFile;
import io.fanfare.payload.Sealed;
import io.fanfare.problem.RefusedException;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of exports on real PostgreSQL. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class ExportStoreComponentTest {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final String ADDRESS =
      "insert into export_file (activity_id, job_id, account_id, file_id, due_at)"
          + " values (?, ?, ?, 'f1', now() - interval '1 day')";

  @Inject ExportStore store;

  private final UUID job = UUID.randomUUID();
  private final UUID activity = UUID.randomUUID();

  @BeforeEach
  void note() throws SQLException {
    insert(activity, "a1");
  }

  @Test
  void should_claim_a_file_once_while_its_lease_lasts() {
    // When
    List<ExportFile> first = mine();
    List<ExportFile> second = mine();

    // Then
    assertThat(first).containsExactly(new ExportFile(activity, "a1", "f1", 0));
    assertThat(second).isEmpty();
  }

  @Test
  void should_count_tries_that_failed_and_only_those() {
    // When
    await(store.later(activity, Duration.ZERO, null, false));
    await(store.later(activity, Duration.ZERO, "timeout", true));

    // Then
    assertThat(mine()).containsExactly(new ExportFile(activity, "a1", "f1", 1));
    assertThat(await(store.standing(activity)).cause()).isEqualTo("timeout");
  }

  @Test
  void should_keep_a_second_try_in_place_of_the_first() {
    // Given
    await(store.keepPart(activity, 0, box(1)));
    await(store.keepPart(activity, 1, box(2)));

    // When
    await(store.keepPart(activity, 0, box(3)));
    await(store.kept(activity, box(9), new Fetched(1, 10, 100)));

    // Then
    assertThat(await(store.part(activity, 0)).box()).containsExactly(3);
    assertThatThrownBy(() -> await(store.part(activity, 1))).isInstanceOf(RefusedException.class);
    assertThat(await(store.counts(job)).kept()).isEqualTo(1);
    assertThat(await(store.standing(activity)).records()).isEqualTo(10);
  }

  @Test
  void should_list_kept_files_by_account() throws SQLException {
    // Given
    UUID earlier = UUID.randomUUID();
    insert(earlier, "A9");
    await(store.kept(activity, box(1), new Fetched(0, 0, 1)));
    await(store.kept(earlier, box(2), new Fetched(0, 0, 1)));

    // When
    List<KeptFile> first = await(store.kept(job, null, 1));
    List<KeptFile> second = await(store.kept(job, first.get(0), 1));

    // Then
    assertThat(first).extracting(KeptFile::accountId).containsExactly("A9");
    assertThat(second).extracting(KeptFile::accountId).containsExactly("a1");
    assertThat(await(store.kept(job, second.get(0), 1))).isEmpty();
  }

  @Test
  void should_leave_nothing_of_a_lost_file_but_why() {
    // Given
    await(store.keepPart(activity, 0, box(1)));

    // When
    await(store.lost(activity, "not_found"));

    // Then
    assertThatThrownBy(() -> await(store.part(activity, 0))).isInstanceOf(RefusedException.class);
    assertThat(await(store.standing(activity)).state()).isEqualTo("lost");
    assertThat(await(store.standing(activity)).cause()).isEqualTo("not_found");
    assertThat(mine()).isEmpty();
  }

  @Test
  void should_delete_contents_when_their_time_is_over() {
    // Given
    await(store.keepPart(activity, 0, box(1)));
    await(store.kept(activity, box(9), new Fetched(1, 10, 100)));

    // When
    await(store.purge(LEASE));
    String young = await(store.standing(activity)).state();
    await(store.purge(LEASE.negated()));

    // Then
    assertThat(young).isEqualTo("kept");
    assertThat(await(store.standing(activity)).state()).isEqualTo("deleted");
    assertThat(await(store.standing(activity)).records()).isEqualTo(10);
    assertThatThrownBy(() -> await(store.part(activity, 0))).isInstanceOf(RefusedException.class);
  }

  /** Others may have files in the same database. */
  private List<ExportFile> mine() {
    return await(store.claimDue(1000, LEASE)).stream()
        .filter(file -> file.activityId().equals(activity))
        .toList();
  }

  private void insert(UUID id, String account) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(SharedServices.jdbcUrl(), "postgres", "postgres");
        PreparedStatement insert = connection.prepareStatement(ADDRESS)) {
      insert.setObject(1, id);
      insert.setObject(2, job);
      insert.setString(3, account);
      insert.executeUpdate();
    }
  }

  private static Sealed box(int one) {
    return new Sealed("k1", new byte[] {1}, new byte[] {(byte) one});
  }

  private static <T> T await(Uni<T> work) {
    return work.await().atMost(Duration.ofSeconds(10));
  }
}
