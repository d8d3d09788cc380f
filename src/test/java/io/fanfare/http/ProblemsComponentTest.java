package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong is problem+json with a code, whoever noticed it. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class ProblemsComponentTest {

  @Test
  void what_is_not_json_is_refused_with_400() {
    problem(post("{\"operation\":"), 400, "invalid_request")
        .body("violations[0].rule", equalTo("json"));
  }

  @Test
  void an_empty_body_is_refused_with_400() {
    problem(post(""), 400, "invalid_request");
  }

  @Test
  void a_name_twice_in_an_object_is_refused_with_400() {
    problem(post("{\"name\":\"a\",\"name\":\"b\"}"), 400, "invalid_request");
  }

  @Test
  void something_behind_the_body_is_refused_with_400() {
    problem(post("{} {}"), 400, "invalid_request");
  }

  @Test
  void a_body_nested_without_end_is_refused_with_400() {
    problem(post("[".repeat(5_000)), 400, "invalid_request");
  }

  @Test
  void another_media_type_is_refused_with_415() {
    ValidatableResponse response =
        given().contentType("text/plain").body("x").post("/v1/jobs").then();
    problem(response, 415, "unsupported_media_type");
  }

  @Test
  void a_body_without_media_type_is_not_taken_for_json() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/v1/jobs")).POST(BodyPublishers.ofString("{}")).build();
    HttpResponse<String> response = send(request);
    Assertions.assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void an_answer_that_cannot_be_given_is_406() {
    problem(given().accept("image/png").get("/v1/jobs").then(), 406, "not_acceptable");
  }

  @Test
  void an_unknown_method_is_405() {
    problem(given().delete("/v1/jobs").then(), 405, "method_not_allowed");
  }

  @Test
  void an_unknown_address_is_404() {
    problem(given().get("/v1/nothing").then(), 404, "not_found");
    problem(given().get("/nothing").then(), 404, "not_found");
  }

  @Test
  void an_unknown_job_is_404_whatever_its_id_looks_like() {
    problem(given().get("/v1/jobs/" + UUID.randomUUID()).then(), 404, "not_found");
    problem(given().get("/v1/jobs/x").then(), 404, "not_found");
    problem(given().get("/v1/jobs/" + UUID.randomUUID() + "/results").then(), 404, "not_found");
  }

  @Test
  void a_body_announced_as_too_large_is_413() throws Exception {
    HttpRequest request = json(BodyPublishers.ofByteArray(new byte[8_000_001]));
    tooLarge(send(request));
  }

  @Test
  void a_body_that_grows_too_large_is_413() throws Exception {
    HttpRequest request =
        json(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[8_500_000])));
    tooLarge(send(request));
  }

  @Test
  void a_nul_in_the_address_is_400() throws Exception {
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(uri("/v1/accounts/a%00b")).GET().build());
    Assertions.assertThat(response.statusCode()).isEqualTo(400);
    Assertions.assertThat(response.body()).contains("\"code\":\"invalid_request\"");
  }

  @Test
  void limits_and_cursors_are_checked() {
    problem(given().get("/v1/jobs?limit=0").then(), 422, "rule_violated")
        .body("violations[0].limit", equalTo(1));
    problem(given().get("/v1/jobs?limit=501").then(), 422, "rule_violated")
        .body("violations[0].limit", equalTo(500));
    problem(given().get("/v1/jobs?limit=x").then(), 400, "invalid_request");
    problem(given().get("/v1/jobs?after=x").then(), 422, "rule_violated");
  }

  @Test
  void all_that_is_wrong_is_told_at_once_and_never_the_value() {
    problem(post("{\"operation\":5,\"accounts\":\"secret\",\"x\":1}"), 400, "invalid_request")
        .body("title", startsWith("The request"))
        .body("violations.field", hasItem("body.operation"))
        .body("violations.field", hasItem("body.accounts"))
        .body("violations.field", hasItem("body.x"))
        .body(not(containsString("secret")));
  }

  private static ValidatableResponse post(String body) {
    return given().contentType("application/json").body(body).post("/v1/jobs").then();
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("code", equalTo(code));
  }

  private static void tooLarge(HttpResponse<String> response) {
    Assertions.assertThat(response.statusCode()).isEqualTo(413);
    Assertions.assertThat(response.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> Assertions.assertThat(type).contains("problem+json"));
    Assertions.assertThat(response.body()).contains("\"code\":\"payload_too_large\"");
  }

  private static HttpRequest json(HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(uri("/v1/jobs"))
        .header("Content-Type", "application/json")
        .POST(body)
        .build();
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    return URI.create("http://localhost:" + port + path);
  }
}
