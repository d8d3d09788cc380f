package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Quirks;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A file of many parts, out of an envelope that makes a JSON string of it. */
@ResourceLock(Lanes.FIRST)
class LargeExportIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CONTACTS = 20_000;
  private static final long HEAP_GROWTH = 8L * 1024 * 1024;

  @Test
  @Tag("faults")
  void should_keep_every_record_without_keeping_it_in_memory() {
    // Given
    SimulatorSettings vendor =
        SimulatorSettings.defaults()
            .withAccounts(1)
            .withContactsPerAccount(CONTACTS)
            .withTimeWarp(20)
            .withQuirks(new Quirks(true, true, true));
    try (Stage stage = Stage.open(vendor, Map.of())) {
      long before = stage.service().usedHeapAfterGc();

      // When
      String job = stage.submit(export());
      stage.awaitFinished(job, LIMIT);
      String results = "/v1/jobs/" + job + "/results";
      await().atMost(LIMIT).until(() -> stage.api().get(results).statusCode() == 200);
      String csv = stage.api().get(results).asString();

      // Then
      long growth = stage.service().usedHeapAfterGc() - before;
      System.out.printf("export of %d bytes, heap growth %d bytes%n", csv.length(), growth);
      assertThat(csv.lines().count()).isEqualTo(CONTACTS + 1);
      assertThat(csv.lines().distinct().count()).isEqualTo(CONTACTS + 1);
      assertThat(csv).contains(Ids.account(0) + "," + Ids.seededEmail(Ids.account(0), 19_999));
      assertThat(growth).isLessThan(HEAP_GROWTH);
    }
  }

  private static Map<String, Object> export() {
    return Map.of(
        "operation",
        "contact_exports",
        "accounts",
        Map.of("ids", List.of(Ids.account(0))),
        "keep_results",
        true,
        "request",
        Map.of("fields", List.of("email_address", "first_name", "last_name", "created_at")));
  }
}
