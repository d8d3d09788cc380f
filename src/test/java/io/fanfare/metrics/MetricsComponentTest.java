package io.fanfare.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.access.Caller;
import io.fanfare.account.AccountStore;
import io.fanfare.http.Management;
import io.fanfare.job.JobRequests;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.replica.Heartbeat;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.vendor.PartnerDirectory.ListedAccount;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the service's meters show, on real PostgreSQL and with the simulated vendor. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class MetricsComponentTest {
  @Inject Gauges gauges;
  @Inject Heartbeat heartbeat;
  @Inject DepthStore depths;
  @Inject AccountStore accounts;
  @Inject JobRequests requests;
  @Inject Jobs jobs;

  @Test
  void shouldShowEveryMeterUnderItsName() {
    // Given
    readTheDirectory();
    await(heartbeat.runOnce());
    await(gauges.refresh());

    // When
    String scraped = scraped();

    // Then
    assertThat(Meters.own()).allSatisfy(name -> assertThat(scraped).contains("\n" + name));
    assertThat(value(scraped, "fanfare_store_reachable")).isEqualTo(1);
    assertThat(value(scraped, "fanfare_replicas_alive")).isGreaterThanOrEqualTo(1);
  }

  @Test
  void shouldCountACallByItsPurposeAndVerdict() {
    // Given
    readTheDirectory();
    String pages = "fanfare_call_seconds_count{purpose=\"directory\",verdict=\"read\"}";
    double before = value(scraped(), pages);

    // When
    readTheDirectory();

    // Then
    assertThat(value(scraped(), pages)).isGreaterThan(before);
  }

  @Test
  void shouldShowWhatWaits() {
    // Given
    List<String> ids = List.of(account(), account(), account());
    await(
        accounts.seen(
            UUID.randomUUID(),
            ids.stream().map(id -> new ListedAccount(id, "Some", "active")).toList()));
    long before = await(depths.read()).byState().get("planned");

    // When
    submitForLater(ids);

    // Then
    assertThat(await(depths.read()).byState()).containsEntry("planned", before + 3);
    assertThat(await(depths.read()).byState()).containsOnlyKeys(GaugeBoard.STATES);
    assertThat(await(depths.read()).unfinishedJobs()).isPositive();
  }

  private static String account() {
    return "m" + UUID.randomUUID().toString().substring(0, 8);
  }

  private void submitForLater(List<String> ids) {
    String body =
        """
        {"operation": "api_request", "accounts": {"ids": ["%s"]},
          "not_before": "2999-01-01T00:00:00Z",
          "request": {"method": "GET", "path": "/contact_lists"}}
        """
            .formatted(String.join("\", \"", ids));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    assertThat(
            await(
                jobs.submit(
                    Caller.ANYBODY, requests.check(StrictJson.read(bytes), Origin.HTTP), null)))
        .isNotNull();
  }

  private static void readTheDirectory() {
    Awaitility.await() // Until there is a token.
        .atMost(Duration.ofSeconds(30))
        .until(() -> given().post("/v1/directory-syncs").statusCode() == 200);
  }

  private static String scraped() {
    return Management.get("/q/metrics").then().statusCode(200).extract().asString();
  }

  private static double value(String scraped, String sample) {
    Matcher line = Pattern.compile("(?m)^" + Pattern.quote(sample) + " (\\S+)$").matcher(scraped);
    assertThat(line.find()).as(sample).isTrue();
    return Double.parseDouble(line.group(1));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
