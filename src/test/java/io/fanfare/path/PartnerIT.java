package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The partner endpoints: what the vendor received, and what the directory learnt of it. */
@ResourceLock(Lanes.FIRST)
class PartnerIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String PROVISION = "/partner/accounts";

  private final Stage stage = SharedStage.stage();

  @Test
  void should_provision_once_and_make_the_account_a_target_at_once() {
    // Given
    Map<String, Object> body = provision();
    String key = UUID.randomUUID().toString();
    long before = received("POST", PROVISION);

    // When
    Response first = post("/v1/accounts", body, key);
    Response again = post("/v1/accounts", body, key);

    // Then
    assertThat(first.statusCode()).isEqualTo(201);
    String id = first.path("encoded_account_id");
    assertThat(first.header("Location")).endsWith("/v1/accounts/" + id);
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(received("POST", PROVISION)).isEqualTo(before + 1);
    assertThat(account(id).path("status").asText()).isEqualTo("active");
    assertThat(accountEvents(id, "added")).isEqualTo(1);
    assertThat(post("/v1/accounts", body, null).statusCode()).isEqualTo(409);
    stage.api().body(Map.of()).post("/v1/accounts/" + id + "/cancellation");
  }

  @Test
  void should_never_repeat_a_provision_that_the_vendor_keeps_for_later() {
    // Given
    Map<String, Object> body = provision();
    String key = UUID.randomUUID().toString();
    long before = received("POST", PROVISION);
    strike(Map.of("kind", "error", "status", 503, "execute", true), PROVISION);

    // When
    Response first = post("/v1/accounts", body, key);
    Response again = post("/v1/accounts", body, key);

    // Then
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(first.<String>path("state")).isEqualTo("stored");
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(received("POST", PROVISION)).isEqualTo(before + 1);
  }

  @Test
  void should_say_that_an_unanswered_provision_may_have_run() {
    // Given
    Map<String, Object> body = provision();
    String key = UUID.randomUUID().toString();
    long before = received("POST", PROVISION);
    strike(Map.of("kind", "lost_answer", "close", true), PROVISION);

    // When
    Response first = post("/v1/accounts", body, key);
    Response again = post("/v1/accounts", body, key);

    // Then
    assertThat(first.statusCode()).isEqualTo(504);
    assertThat(again.<String>path("code")).isEqualTo("vendor_unanswered");
    assertThat(received("POST", PROVISION)).isEqualTo(before + 1);
  }

  @Test
  void should_read_and_change_a_plan() {
    // Given
    String plan = "/v1/accounts/" + Ids.account(40) + "/plan";

    // When
    Response changed =
        stage.api().body(Map.of("plan_type", "GOLD", "billing_day_of_month", 3)).put(plan);
    long calls = received("PUT", PROVISION + "/{encoded_account_id}/plan");
    Response back = stage.api().body(Map.of("plan_type", "TRIAL")).put(plan);

    // Then
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(stage.api().get(plan).<String>path("plan_type")).isEqualTo("GOLD");
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(received("PUT", PROVISION + "/{encoded_account_id}/plan")).isEqualTo(calls);
    assertThat(stage.api().get("/v1/accounts/nobody/plan").statusCode()).isEqualTo(404);
    Response unknown = stage.api().body(Map.of("plan_type", "PLATINUM")).put(plan);
    assertThat(unknown.<String>path("code")).isEqualTo("vendor_refused");
  }

  @Test
  void should_let_a_cancelled_account_leave_all_targets() {
    // Given
    String id = post("/v1/accounts", provision(), null).path("encoded_account_id");
    String job = stage.submit(later(id));

    // When
    Response cancelled = post("/v1/accounts/" + id + "/cancellation", Map.of("reason_id", 3), null);

    // Then
    assertThat(cancelled.statusCode()).isEqualTo(200);
    assertThat(cancelled.<Integer>path("reason_id")).isEqualTo(3);
    assertThat(account(id).path("status").asText()).isEqualTo("closed");
    assertThat(accountEvents(id, "closed")).isEqualTo(1);
    assertThat(stage.awaitFinished(job, LIMIT).path("counts").path("rejected").asInt())
        .isEqualTo(1);
    assertThat(
            stage.api().get("/v1/jobs/" + job + "/activities").<String>path("activities[0].reason"))
        .isEqualTo("account_closed");
    assertThat(post("/v1/accounts/" + id + "/cancellation", Map.of(), null).statusCode())
        .isEqualTo(409);
  }

  @Test
  void should_add_a_user() {
    // Given
    String users = "/v1/accounts/" + Ids.account(41) + "/users";
    Map<String, Object> user = new LinkedHashMap<>();
    Stream.of("first_name", "last_name", "login_name", "external_id", "external_provider")
        .forEach(field -> user.put(field, "user-41"));
    user.put("contact_email", "user-41@example.com");
    user.put("role_name", "account_manager");

    // When
    Response added = post(users, user, null);

    // Then
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(post(users, user, null).<String>path("code")).isEqualTo("conflict");
  }

  @Test
  void should_unsubscribe_lists_of_addresses_as_a_job() {
    // Given
    List<String> accounts = List.of(Ids.account(42), Ids.account(43));
    List<String> addresses =
        Stream.concat(
                IntStream.range(0, 500).mapToObj(i -> "stranger" + i + "@example.com"),
                accounts.stream().map(account -> Ids.seededEmail(account, 0)))
            .toList();

    // When
    Response accepted =
        post(
            "/v1/unsubscribes",
            Map.of(
                "accounts",
                Map.of("ids", accounts),
                "email_addresses",
                addresses,
                "keep_results",
                true,
                "update_source",
                "Account"),
            UUID.randomUUID().toString());

    // Then
    assertThat(accepted.statusCode()).isEqualTo(202);
    JsonNode job = stage.awaitFinished(accepted.path("job_id"), LIMIT);
    assertThat(job.path("counts").path("completed").asInt()).isEqualTo(4);
    assertThat(accounts).allSatisfy(account -> assertThat(subscribed(account, 0)).isFalse());
    assertThat(stage.api().get("/v1/jobs/" + job.path("job_id").asText() + "/results").asString())
        .contains("{\"unsubscribed_count\":1}");
  }

  @Test
  void should_unsubscribe_one_address_everywhere() {
    // Given
    String account = Ids.account(44);
    Map<String, Object> body =
        Map.of(
            "global_unsubscribe",
            true,
            "email_addresses",
            List.of(Ids.seededEmail(account, 1)),
            "update_source",
            "Contact");
    String key = UUID.randomUUID().toString();

    // When
    Response first = post("/v1/unsubscribes", body, key);
    Response again = post("/v1/unsubscribes", body, key);

    // Then
    assertThat(first.asString()).isEqualTo("{\"unsubscribed_count\":1}");
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(subscribed(account, 1)).isFalse();
  }

  private Response post(String path, Object body, @org.jspecify.annotations.Nullable String key) {
    return key == null
        ? stage.api().body(body).post(path)
        : stage.api().header("Idempotency-Key", key).body(body).post(path);
  }

  private static Map<String, Object> provision() {
    return Map.of(
        "contact_email", "owner@example.com",
        "country_code", "US",
        "state_code", "MA",
        "login_name", "login-" + UUID.randomUUID(),
        "organization_name", "Newcomer",
        "password", "correct horse",
        "managed_site_owner", true);
  }

  private static Map<String, Object> later(String account) {
    return Map.of(
        "operation",
        "contacts_taggings_add",
        "accounts",
        Map.of("ids", List.of(account)),
        "not_before",
        "2099-01-01T00:00:00Z",
        "request",
        Map.of(
            "source", Map.of("all_active_contacts", true),
            "tag_ids", List.of(Ids.tag(account, "VIP"))));
  }

  private JsonNode account(String id) {
    return stage.api().get("/v1/accounts/" + id).as(JsonNode.class);
  }

  private long accountEvents(String id, String change) {
    String type = "io.fanfare.account." + change + ".v1";
    return stage
        .events(
            "fanfare.accounts",
            found -> found.stream().anyMatch(e -> e.subject().equals(id) && e.type().equals(type)),
            LIMIT)
        .stream()
        .filter(event -> event.subject().equals(id) && event.type().equals(type))
        .count();
  }

  private boolean subscribed(String account, int contact) {
    JsonNode contacts =
        stage.simulator().get("/_sim/accounts/" + account + "/contacts").as(JsonNode.class);
    String email = Ids.seededEmail(account, contact);
    return StreamSupport.stream(contacts.spliterator(), false)
        .map(found -> found.path("email_address"))
        .filter(found -> found.path("address").asText().equals(email))
        .noneMatch(found -> found.path("permission_to_send").asText().equals("unsubscribed"));
  }

  /** Once, and it must have been used up before the test ends. */
  private void strike(Map<String, Object> fault, String template) {
    Map<String, Object> whole = new LinkedHashMap<>(fault);
    whole.put("count", 1);
    whole.put("match", Map.of("method", "POST", "path", template));
    stage.simulator().body(whole).post("/_sim/faults").then().statusCode(201);
  }

  private long received(String method, String template) {
    return StreamSupport.stream(stage.ledger("requests").path("requests").spliterator(), false)
        .filter(line -> line.path("method").asText().equals(method))
        .filter(line -> line.path("template").asText().equals(template))
        .count();
  }
}
