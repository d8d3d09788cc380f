package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionBox.Owner;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionStore;
import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rejections over HTTP, on real parts. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class RejectionsComponentTest {
  @Inject RejectionStore store;
  @Inject RejectionBoxes boxes;

  private String job = "";

  @BeforeEach
  void aJob() {
    String body =
        """
        {"operation": "api_request", "accounts": {"ids": ["%s"]}, "request": %s}
        """
            .formatted(Api.accounts().get(0), Api.getLists());
    job = Api.json(body).post("/v1/jobs").then().statusCode(202).extract().path("job_id");
    keep(List.of(new Rejection("b", 2, "=key", "invalid_email", "Is no address.", null)));
    keep(List.of(new Rejection("a", 9, null, "merged", null, 12L)));
  }

  @Test
  void shouldShowLinesOfJsonUnlessAskedForMore() {
    // When
    String lines = get("*/*");

    // Then
    assertThat(lines.strip().lines())
        .containsExactly(
            "{\"account_id\":\"a\",\"row\":9,\"key\":null,\"reason\":\"merged\","
                + "\"message\":null,\"survivor\":12,\"rows\":1}",
            "{\"account_id\":\"b\",\"row\":2,\"key\":\"=key\",\"reason\":\"invalid_email\","
                + "\"message\":\"Is no address.\",\"survivor\":null,\"rows\":1}");
  }

  @Test
  void shouldShowAnArrayToWhoAcceptsJson() {
    // When / Then
    given()
        .accept("application/json")
        .get("/v1/jobs/" + job + "/rejections")
        .then()
        .statusCode(200)
        .body("size()", equalTo(2))
        .body("[1].row", equalTo(2));
  }

  @Test
  void shouldShowSafeCsvToWhoAcceptsCsv() {
    // When
    String csv = get("text/csv");

    // Then
    assertThat(csv.lines())
        .containsExactly(
            "account_id,row,key,reason,message,survivor,rows",
            "\"a\",9,,\"merged\",,12,1",
            "\"b\",2,\"'=key\",\"invalid_email\",\"Is no address.\",,1");
  }

  @Test
  void shouldShowOneAccountAlone() {
    // When
    String csv =
        given()
            .accept("text/csv")
            .queryParam("account_id", "b")
            .get("/v1/jobs/" + job + "/rejections")
            .asString();

    // Then
    assertThat(csv.lines()).hasSize(2).last().asString().startsWith("\"b\",2");
  }

  @Test
  void shouldShowEveryRowOfMany() {
    // Given
    keep(
        LongStream.rangeClosed(1, 20_000)
            .mapToObj(row -> new Rejection("m", row, null, "invalid_email", null, null))
            .toList());

    // When
    List<String> lines = get("text/csv").lines().filter(line -> line.startsWith("\"m\"")).toList();

    // Then
    assertThat(lines).hasSize(20_000).doesNotHaveDuplicates();
    assertThat(lines.get(19_999)).startsWith("\"m\",20000,");
  }

  @Test
  void shouldSayThatThereIsNoSuchJob() {
    // When / Then
    given()
        .get("/v1/jobs/" + UUID.randomUUID() + "/rejections")
        .then()
        .statusCode(404)
        .body("code", containsString("not_found"));
  }

  private String get(String accept) {
    return given()
        .accept(accept)
        .get("/v1/jobs/" + job + "/rejections")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private void keep(List<Rejection> rejections) {
    store
        .append(boxes.seal(new Owner(UUID.fromString(job), null), rejections))
        .await()
        .atMost(Duration.ofSeconds(20));
  }
}
