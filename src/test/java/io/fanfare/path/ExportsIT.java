package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Files of exports, as the simulated vendor has them and as they are given to a caller. */
@ResourceLock(Lanes.FIRST)
class ExportsIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String FILE = "/contact_exports/{file_export_id}";

  private final Stage stage = SharedStage.stage();

  @Test
  void should_give_the_files_of_all_accounts_as_one_with_a_column_for_the_account() {
    // Given
    String one = Ids.account(45);
    String other = Ids.account(46);

    // When
    String job = stage.submit(export(List.of(one, other), true));
    stage.awaitFinished(job, LIMIT);
    String csv = awaitCsv(job);

    // Then
    List<String> lines = csv.lines().toList();
    assertThat(lines.get(0)).isEqualTo("account_id,Email address,First name");
    assertThat(lines)
        .contains(one + "," + Ids.seededEmail(one, 0) + ",Sample0")
        .contains(other + "," + Ids.seededEmail(other, 0) + ",Sample0");
    assertThat(lines).hasSize(1 + contacts(one) + contacts(other));
    Response given = stage.api().get("/v1/jobs/" + job + "/results");
    assertThat(given.header("Content-Type")).startsWith("text/csv");
    assertThat(stage.api().accept("text/csv").get("/v1/jobs/" + job + "/results").asString())
        .isEqualTo(csv);
    String path = "/v1/activities/" + activity(job);
    JsonNode activity = stage.api().get(path).as(JsonNode.class);
    String account = activity.path("account_id").asText();
    assertThat(stage.api().get(path + "/result").asString().lines().toList())
        .isEqualTo(
            Stream.concat(
                    Stream.of(lines.get(0)),
                    lines.stream().filter(line -> line.startsWith(account)))
                .toList());
    assertThat(activity.path("file").path("state").asText()).isEqualTo("kept");
    assertThat(activity.path("file").path("records").asInt()).isEqualTo(contacts(account));
  }

  @Test
  void should_fetch_nothing_unless_asked_for() {
    // Given
    String account = Ids.account(45);
    long before = fetched();

    // When
    String job = stage.submit(export(List.of(account), false));
    stage.awaitFinished(job, LIMIT);

    // Then
    assertThat(stage.api().get("/v1/jobs/" + job + "/results").statusCode()).isEqualTo(404);
    assertThat(stage.api().get("/v1/activities/" + activity(job) + "/result").statusCode())
        .isEqualTo(404);
    assertThat(fetched()).isEqualTo(before);
  }

  @Test
  void should_ask_again_for_a_file_that_did_not_come() {
    // Given
    String account = Ids.account(46);
    stage
        .simulator()
        .body(
            Map.of(
                "kind",
                "error",
                "status",
                500,
                "count",
                1,
                "match",
                Map.of("path", FILE, "account", account)))
        .post("/_sim/faults")
        .then()
        .statusCode(201);

    // When
    String job = stage.submit(export(List.of(account), true));
    stage.awaitFinished(job, LIMIT);

    // Then
    await().atMost(LIMIT).until(() -> file(job).path("attempts").asInt() == 1);
    awaitCsv(job);
    assertThat(file(job).path("state").asText()).isEqualTo("kept");
  }

  private String awaitCsv(String job) {
    String results = "/v1/jobs/" + job + "/results";
    await().atMost(LIMIT).until(() -> stage.api().get(results).statusCode() == 200);
    return stage.api().get(results).asString();
  }

  private JsonNode file(String job) {
    return stage.api().get("/v1/activities/" + activity(job)).as(JsonNode.class).path("file");
  }

  private String activity(String job) {
    return stage.api().get("/v1/jobs/" + job + "/activities").path("activities[0].activity_id");
  }

  private int contacts(String account) {
    return stage
        .simulator()
        .get("/_sim/accounts/" + account + "/contacts")
        .as(JsonNode.class)
        .size();
  }

  private long fetched() {
    return StreamSupport.stream(stage.ledger("requests").path("requests").spliterator(), false)
        .filter(line -> line.path("template").asText().equals(FILE))
        .count();
  }

  private static Map<String, Object> export(List<String> accounts, boolean keep) {
    return Map.of(
        "operation",
        "contact_exports",
        "accounts",
        Map.of("ids", accounts),
        "keep_results",
        keep,
        "request",
        Map.of("fields", List.of("email_address", "first_name")));
  }
}
