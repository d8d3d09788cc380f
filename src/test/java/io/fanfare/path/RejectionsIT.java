package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Which rows did not make it, against a vendor that says little about them. */
@ResourceLock(Lanes.FIRST)
@Tag("faults")
class RejectionsIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String BAD = "cf:no_such_field";

  private final Stage stage = SharedStage.stage();

  @Test
  void shouldNameTheRowsThatTheVendorCouldNotApply() {
    // Given
    String account = Ids.account(40);
    List<Map<String, Object>> rows = rows("named", 7, Set.of(2, 6), Map.of(BAD, "x"));

    // When
    String job = submit(account, rows);
    JsonNode finished = stage.awaitFinished(job, LIMIT);

    // Then
    assertThat(finished.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(csv(job))
        .containsExactly(
            "account_id,row,key,reason,message,survivor,rows",
            line(account, 2, "unknown_field", "The vendor says: Unknown custom field"),
            line(account, 6, "unknown_field", "The vendor says: Unknown custom field"));
    assertThat(applied(account, "named")).isEqualTo(5);
  }

  @Test
  void shouldFindTheRowsForWhichTheVendorRefusesTheWhole() {
    // Given
    String account = Ids.account(41);
    List<Map<String, Object>> rows =
        rows("whole", 40, Set.of(13, 38), Map.of("first_name", "poison"));
    stage.simulator().body(refusing(account)).post("/_sim/faults").then().statusCode(201);

    // When
    String job = submit(account, rows);
    JsonNode finished = stage.awaitFinished(job, LIMIT);

    // Then
    assertThat(finished.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(finished.path("total").asInt())
        .isEqualTo(finished.path("counts").path("completed").asInt());
    assertThat(csv(job))
        .containsExactly(
            "account_id,row,key,reason,message,survivor,rows",
            line(account, 13, "refused_by_vendor", "The vendor's answer was: invalid."),
            line(account, 38, "refused_by_vendor", "The vendor's answer was: invalid."));
    assertThat(applied(account, "whole")).isEqualTo(38);
    assertThat(eventIds(job, "superseded")).hasSize(numberOf(job, "superseded")).isNotEmpty();
    assertThat(eventIds(job, "completed")).hasSize(finished.path("total").asInt());
  }

  @Test
  void shouldSendARequestAgainInPartsThatTheVendorFoundInvalidLater() {
    // Given
    String account = Ids.account(42);
    Map<String, Object> failing =
        Map.of(
            "kind", "end_as",
            "state", "failed",
            "error", "Validation of the rows failed.",
            "count", 1,
            "match", Map.of("account", account));
    stage.simulator().body(failing).post("/_sim/faults").then().statusCode(201);

    // When
    String job = submit(account, rows("later", 9, Set.of(), Map.of()));
    JsonNode finished = stage.awaitFinished(job, LIMIT);

    // Then
    assertThat(finished.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(finished.path("counts").path("completed").asInt()).isEqualTo(2);
    assertThat(applied(account, "later")).isEqualTo(9);
    assertThat(csv(job)).hasSize(1);
  }

  @Test
  void shouldNameEveryRowOfAnActivityThatFailedOtherwise() {
    // Given
    String account = Ids.account(43);
    Map<String, Object> failing =
        Map.of(
            "kind", "end_as", "state", "failed", "count", 1, "match", Map.of("account", account));
    stage.simulator().body(failing).post("/_sim/faults").then().statusCode(201);

    // When
    String job = submit(account, rows("failed", 3, Set.of(), Map.of()));
    JsonNode finished = stage.awaitFinished(job, LIMIT);

    // Then
    assertThat(finished.path("outcome").asText()).isEqualTo("failed");
    assertThat(csv(job)).hasSize(4).last().asString().contains(",3,,\"failed_by_vendor\"");
  }

  private String submit(String account, List<Map<String, Object>> rows) {
    return stage.submit(
        Map.of(
            "operation", "contacts_json_import",
            "accounts", Map.of("ids", List.of(account)),
            "request",
                Map.of("import_data", rows, "list_ids", List.of(Ids.list(account, "Customers")))));
  }

  private static List<Map<String, Object>> rows(
      String prefix, int count, Set<Integer> bad, Map<String, Object> badness) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            row -> {
              Map<String, Object> fields = new HashMap<>();
              fields.put("email", prefix + row + "@example.com");
              fields.putAll(bad.contains(row) ? badness : Map.of());
              return fields;
            })
        .toList();
  }

  private static Map<String, Object> refusing(String account) {
    return Map.of(
        "kind",
        "error",
        "status",
        400,
        "shape",
        "array",
        "match",
        Map.of("account", account, "operation", "contacts_json_import", "contains", "poison"));
  }

  private List<String> csv(String job) {
    return stage
        .api()
        .accept("text/csv")
        .get("/v1/jobs/" + job + "/rejections")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .toList();
  }

  private static String line(String account, int row, String reason, String message) {
    return "\"%s\",%d,,\"%s\",\"%s\",,1".formatted(account, row, reason, message);
  }

  private long applied(String account, String prefix) {
    JsonNode contacts =
        stage.simulator().get("/_sim/accounts/" + account + "/contacts").as(JsonNode.class);
    return Stream.iterate(0, i -> i < contacts.size(), i -> i + 1)
        .map(i -> contacts.get(i).path("email_address").path("address").asText())
        .filter(address -> address.matches(prefix + "\\d+@example\\.com"))
        .distinct()
        .count();
  }

  private int numberOf(String job, String state) {
    return stage
        .api()
        .get("/v1/jobs/" + job + "/activities?limit=500&state=" + state)
        .as(JsonNode.class)
        .path("activities")
        .size();
  }

  private Set<String> eventIds(String job, String type) {
    Set<String> ids = new HashSet<>();
    stage
        .events(
            "fanfare.activities",
            seen ->
                seen.stream()
                        .filter(event -> event.text("job_id").equals(job))
                        .filter(event -> event.type().contains("." + type + "."))
                        .count()
                    >= numberOf(job, type),
            Duration.ofSeconds(20))
        .stream()
        .filter(event -> event.text("job_id").equals(job))
        .filter(event -> event.type().contains("." + type + "."))
        .forEach(event -> ids.add(event.text("activity_id")));
    return ids;
  }
}
