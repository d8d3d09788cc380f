package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.operation.BadRequest;
import io.fanfare.operation.BadRequests;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input is answered with the field and the rule, and costs no call. */
@ResourceLock(Lanes.FIRST)
class BadRequestsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> CUT =
      Set.of(
          "add_list_memberships source.contact_ids: one too many",
          "remove_list_memberships source.contact_ids: one too many",
          "contacts_taggings_add source.contact_ids: one too many",
          "contacts_taggings_remove source.contact_ids: one too many",
          "contact_delete contact_ids: one too many",
          "list_delete list_ids: one too many",
          "contacts_tags_delete tag_ids: one too many",
          "custom_fields_delete custom_field_ids: one too many");
  private static final String GOOD =
      """
      {"operation":"list_delete","accounts":{"ids":["%s"]},
       "request":{"list_ids":["66d9b5f0-5a95-11eb-a9a2-fa163e5bf31a"]}%s}
      """;

  private final Stage stage = SharedStage.stage();

  @Test
  void every_broken_rule_is_named_with_its_field_and_costs_nothing() throws Exception {
    // Given
    List<String> before = stage.callsSoFar();
    List<String> wrong = new ArrayList<>();

    // When
    for (BadRequest bad : refused()) {
      Response answer = post(JSON.writeValueAsBytes(body(bad)));
      if (!isRefused(answer, bad)) {
        wrong.add(bad.name() + ": " + answer.statusCode() + " " + answer.asString());
      }
    }

    // Then
    assertThat(wrong).isEmpty();
    assertThat(stage.callsSoFar()).isEqualTo(before);
  }

  private static List<BadRequest> refused() {
    return BadRequests.all().stream().filter(bad -> !isCut(bad)).toList();
  }

  /** More ids than a call may have are cut into several calls where a job asks for it. */
  private static boolean isCut(BadRequest bad) {
    return CUT.contains(bad.operation() + " " + bad.name());
  }

  static Stream<Arguments> malformed() {
    String id = Ids.account(30);
    return Stream.of(
        Arguments.of("no JSON", "{\"operation\":", "application/json", 400, "invalid_request"),
        Arguments.of("empty", "", "application/json", 400, "invalid_request"),
        Arguments.of("an array", "[]", "application/json", 400, "invalid_request"),
        Arguments.of(
            "trailing text",
            GOOD.formatted(id, "") + "{}",
            "application/json",
            400,
            "invalid_request"),
        Arguments.of(
            "form", "a=b", "application/x-www-form-urlencoded", 415, "unsupported_media_type"),
        Arguments.of(
            "no operation",
            "{\"accounts\":{\"all\":true}}",
            "application/json",
            422,
            "rule_violated"),
        Arguments.of(
            "unknown operation",
            "{\"operation\":\"nope\",\"accounts\":{\"all\":true},\"request\":{}}",
            "application/json",
            422,
            "unknown_operation"),
        Arguments.of(
            "unknown field",
            GOOD.formatted(id, ",\"prioritty\":1"),
            "application/json",
            400,
            "invalid_request"),
        Arguments.of(
            "priority type",
            GOOD.formatted(id, ",\"priority\":\"1\""),
            "application/json",
            400,
            "invalid_request"),
        Arguments.of(
            "priority high",
            GOOD.formatted(id, ",\"priority\":10"),
            "application/json",
            422,
            "rule_violated"),
        Arguments.of(
            "priority low",
            GOOD.formatted(id, ",\"priority\":-1"),
            "application/json",
            422,
            "rule_violated"),
        Arguments.of(
            "not_before",
            GOOD.formatted(id, ",\"not_before\":\"tomorrow\""),
            "application/json",
            422,
            "rule_violated"),
        Arguments.of(
            "on_unknown",
            GOOD.formatted(id, ",\"on_unknown\":\"guess\""),
            "application/json",
            422,
            "rule_violated"),
        Arguments.of(
            "stranger",
            GOOD.formatted("a0stranger", ""),
            "application/json",
            422,
            "unknown_account"),
        Arguments.of(
            "two selectors",
            "{\"operation\":\"list_delete\",\"accounts\":{\"all\":true,\"ids\":[\"x\"]},\"request\":{}}",
            "application/json",
            422,
            "rule_violated"),
        Arguments.of(
            "nobody left",
            "{\"operation\":\"list_delete\",\"accounts\":{\"labels\":{\"no\":\"one\"}},\"request\":{\"list_ids\":[\"66d9b5f0-5a95-11eb-a9a2-fa163e5bf31a\"]}}",
            "application/json",
            422,
            "no_accounts"),
        Arguments.of(
            "9 MB",
            "{\"x\":\"" + "y".repeat(9_000_000) + "\"}",
            "application/json",
            413,
            "payload_too_large"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void a_malformed_job_is_refused(String name, String body, String type, int status, String code) {
    // Given
    List<String> before = stage.callsSoFar();

    // When
    Response answer = stage.api().contentType(type).body(body).post("/v1/jobs");

    // Then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.as(JsonNode.class).path("code").asText()).isEqualTo(code);
    assertThat(stage.callsSoFar()).isEqualTo(before);
  }

  private Response post(byte[] body) {
    return stage.api().body(body).post("/v1/jobs");
  }

  private static Map<String, Object> body(BadRequest bad) {
    return Map.of(
        "operation", bad.operation(),
        "accounts", Map.of("ids", List.of(Ids.account(30))),
        "request", bad.request());
  }

  private static boolean isRefused(Response answer, BadRequest bad) {
    boolean problem =
        List.of(400, 413, 415, 422).contains(answer.statusCode())
            && answer.contentType().startsWith("application/problem+json");
    return problem
        && StreamSupport.stream(answer.as(JsonNode.class).path("violations").spliterator(), false)
            .anyMatch(
                v ->
                    v.path("field").asText().equals(bad.field())
                        && v.path("rule").asText().equals(bad.rule()));
  }
}
