package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.fanfare.sandbox.ServicesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CSV over HTTP, on real parts. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class ImportsComponentTest {
  private List<String> accounts = List.of();

  @BeforeEach
  void knowTheAccounts() {
    accounts = Api.accounts();
  }

  @Test
  void csv_becomes_an_import() {
    String csv =
        "email,first_name\r\none@example.com,\"One, the first\"\r\ntwo@example.com,Two\r\n";
    String id =
        given()
            .contentType("text/csv")
            .queryParam("accounts", accounts.get(0))
            .queryParam("list_ids", UUID.randomUUID().toString())
            .queryParam("name", "From a file")
            .body(csv.getBytes(StandardCharsets.UTF_8))
            .post("/v1/imports")
            .then()
            .statusCode(202)
            .body("operation", equalTo("contacts_json_import"))
            .body("name", equalTo("From a file"))
            .extract()
            .path("job_id");
    assertThat(Api.get("/v1/jobs/" + id).getInt("total")).isEqualTo(1);
  }

  @Test
  void bad_csv_is_refused_by_row_and_column() {
    String list = UUID.randomUUID().toString();
    imports("email,hobby\na@example.com,x\n", list)
        .then()
        .statusCode(422)
        .body("violations.field", hasItem("columns.hobby"));
    imports("first_name\nOne\n", list)
        .then()
        .statusCode(422)
        .body("violations.field", hasItem("rows[1]"));
    imports("email\nx@example.com\n", "not-a-list")
        .then()
        .statusCode(422)
        .body("violations.field", hasItem("list_ids[0]"));
    given()
        .contentType("text/csv")
        .body("email\n")
        .post("/v1/imports")
        .then()
        .statusCode(422)
        .body("violations", hasSize(2));
    given().contentType("text/plain").body("email\n").post("/v1/imports").then().statusCode(415);
    imports("email\n" + "x".repeat(4_000_000), list)
        .then()
        .statusCode(413)
        .body("code", equalTo("payload_too_large"));
  }

  private static Response imports(String csv, String list) {
    return given()
        .contentType("text/csv")
        .queryParam("accounts", "any")
        .queryParam("list_ids", list)
        .body(csv.getBytes(StandardCharsets.UTF_8))
        .post("/v1/imports");
  }
}
