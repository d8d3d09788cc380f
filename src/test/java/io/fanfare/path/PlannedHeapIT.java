package io.fanfare.path;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.access.Store;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What is planned costs disk, not heap. A tenth of the size that the promise is about, unless
 * {@code -Dplanned.jobs=100} asks for all of it.
 */
@ResourceLock(Lanes.FIRST)
class PlannedHeapIT {
  private static final int ACCOUNTS = 10_000;
  private static final int JOBS = Integer.getInteger("planned.jobs", 10);
  private static final long MOST_BYTES = 256L << 20;
  private static final Duration READY = Duration.ofSeconds(90);

  private static final String BODY =
      """
      {"operation": "list_delete", "accounts": {"all": true},
       "request": {"list_ids": ["66eb409a-5a95-11eb-86d5-fa163e5bf31a"]}}
      """;

  private static final String KNOW =
      "insert into account (account_id) select 'heap-' || i from generate_series(1, %d) i"
          .formatted(ACCOUNTS);

  private static final String PLANNED = "select count(*) from activity where state = 'planned'";

  @Test
  @Tag("faults")
  void shouldPlanWithoutHeap() {
    // Given
    try (Services services = Services.start();
        ServiceProcess service = ServiceProcess.start(resting(services))) {
      service.awaitReady(READY);
      store(services).execute(KNOW);
      String jobs = service.baseUri() + "/v1/jobs";

      // When
      IntStream.range(0, JOBS)
          .forEach(
              i ->
                  given()
                      .contentType("application/json")
                      .body(BODY)
                      .post(jobs)
                      .then()
                      .statusCode(202));

      // Then
      assertThat(store(services).number(PLANNED)).isEqualTo((long) ACCOUNTS * JOBS);
      assertThat(service.usedHeapAfterGc()).isPositive().isLessThan(MOST_BYTES);
    }
  }

  /** Nothing leaves: what is planned stays planned. */
  private static Map<String, String> resting(Services services) {
    Map<String, String> configuration = new HashMap<>(services.configuration());
    configuration.put("fanfare.dispatch.every", "off");
    configuration.put("fanfare.directory.every", "off");
    return configuration;
  }

  private static Store store(Services services) {
    return new Store(services.jdbcUrl());
  }
}
