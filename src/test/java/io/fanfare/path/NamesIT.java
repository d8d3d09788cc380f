package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.testing.Lanes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * One request with names, many accounts with other ids. A small part of the size that the promise
 * is about, unless {@code -Dnames.accounts=500} asks for all of it.
 */
@ResourceLock(Lanes.THIRD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NamesIT {
  private static final int ACCOUNTS = Integer.getInteger("names.accounts", 40);
  private static final int RATE = 200;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Stage STAGE =
      Stage.open(
          SimulatorSettings.defaults()
              .withAccounts(ACCOUNTS)
              .withRatePerSecond(RATE)
              .withDurationCap(Duration.ofMinutes(1))
              .withTimeWarp(20),
          Map.of(
              "fanfare.quota.per-second", String.valueOf(RATE),
              "fanfare.prediction.cold-median", "2s",
              "fanfare.prediction.longest-pause", "3s",
              "fanfare.names.missing-for", "0s"));

  @AfterAll
  static void close() {
    STAGE.close();
  }

  /** First: nothing is known of any account yet. */
  @Test
  @Order(1)
  void shouldTagByNamesForTwoLookUpsAnAccountAndThenForNone() {
    // Given
    Map<String, Object> body =
        Map.of(
            "operation", "contacts_taggings_add",
            "accounts", Map.of("all", true),
            "request",
                Map.of(
                    "source", Map.of("list_ids", List.of("name:Customers")),
                    "tag_ids", List.of("name:VIP")));
    long before = lookUps();

    // When
    JsonNode coldPlan = plan(body);
    JsonNode cold = STAGE.awaitFinished(STAGE.submit(body), LIMIT);
    long coldCalls = lookUps() - before;
    JsonNode warmPlan = plan(body);
    JsonNode warm = STAGE.awaitFinished(STAGE.submit(body), LIMIT);
    long warmCalls = lookUps() - before - coldCalls;

    // Then
    assertThat(cold.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(warm.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(coldCalls / (double) ACCOUNTS).isPositive().isLessThanOrEqualTo(2.0);
    assertThat(warmCalls).isZero();
    assertThat(coldPlan.path("expected").asLong()).isEqualTo(coldCalls);
    assertThat(coldPlan.path("accounts_cold").asInt()).isEqualTo(ACCOUNTS);
    assertThat(warmPlan.path("most").asLong()).isZero();
    assertThat(warmPlan.path("accounts_cached").asInt()).isEqualTo(ACCOUNTS);
    assertThat(IntStream.range(0, ACCOUNTS).mapToObj(Ids::account))
        .allSatisfy(account -> assertThat(tagsOf(account, 2)).contains(Ids.tag(account, "VIP")));
  }

  @Test
  void shouldSendNothingToAnAccountInWhichANameIsMissing() {
    // Given
    String without = Ids.account(1);
    STAGE.direct(
        Ids.account(0),
        Map.of("method", "POST", "path", "/contact_lists", "body", Map.of("name", "Only here")));
    Map<String, Integer> before = STAGE.acceptedByAccount();

    // When
    String id =
        STAGE.submit(
            Map.of(
                "operation", "add_list_memberships",
                "accounts", Map.of("ids", List.of(Ids.account(0), without)),
                "request",
                    Map.of(
                        "source", Map.of("all_active_contacts", true),
                        "list_ids", List.of("name:Only here"))));
    JsonNode job = STAGE.awaitFinished(id, LIMIT);

    // Then
    assertThat(job.path("outcome").asText()).isEqualTo("partly_failed");
    JsonNode rejected = activity(id, without);
    assertThat(rejected.path("state").asText()).isEqualTo("rejected");
    assertThat(rejected.path("reason").asText()).isEqualTo("name_not_found");
    assertThat(rejected.path("names").path(0).path("name").asText()).isEqualTo("Only here");
    assertThat(rejected.path("names").path(0).path("kind").asText()).isEqualTo("list");
    assertThat(STAGE.acceptedByAccount().get(without)).isEqualTo(before.get(without));
    assertThat(STAGE.eventsOf(id, "rejected")).hasSize(1);
  }

  @Test
  void shouldMakeWhatIsMissingOnceAnAccount() {
    // Given
    List<String> accounts = List.of(Ids.account(2), Ids.account(3));
    long before = lookUps();
    Map<String, String> row =
        Map.of("email", "made.by.name@example.com", "cf:name:Favourite shop", "Oslo");

    Map<String, Object> body =
        Map.of(
            "operation",
            "contacts_json_import",
            "create_missing",
            true,
            "accounts",
            Map.of("ids", accounts),
            "request",
            Map.of("import_data", List.of(row), "list_ids", List.of("name:Brand new")));

    // When
    JsonNode plan = plan(body);
    JsonNode job = STAGE.awaitFinished(STAGE.submit(body), LIMIT);

    // Then
    assertThat(lookUps() - before)
        .isBetween(plan.path("least").asLong(), plan.path("most").asLong());
    assertThat(job.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(accounts)
        .allSatisfy(
            account -> {
              assertThat(named(account, "lists").filter("Brand new"::equals)).hasSize(1);
              assertThat(named(account, "custom_fields").filter("favourite_shop"::equals))
                  .hasSize(1);
              assertThat(contact(account, "made.by.name@example.com").path("list_memberships"))
                  .map(JsonNode::asText)
                  .containsExactly(Ids.list(account, "Brand new"));
            });
  }

  @Test
  void shouldResolveNamesOfASingleCall() {
    // Given
    Map<String, Object> request =
        Map.of(
            "method", "GET",
            "path", "/contact_lists/{list_id}",
            "path_parameters", Map.of("list_id", "name:newsletter"));

    // When
    JsonNode answer = STAGE.direct(Ids.account(4), request);

    // Then
    assertThat(answer.path("body").path("list_id").asText())
        .isEqualTo(Ids.list(Ids.account(4), "Newsletter"));
    STAGE
        .api()
        .body(
            Map.of(
                "method", "GET",
                "path", "/contact_lists/{list_id}",
                "path_parameters", Map.of("list_id", "name:Nowhere")))
        .post("/v1/accounts/" + Ids.account(4) + "/requests")
        .then()
        .statusCode(422)
        .body("code", org.hamcrest.Matchers.equalTo("name_not_found"));
  }

  /** What a job is said to cost for its names. */
  private static JsonNode plan(Object body) {
    return STAGE.api().body(body).post("/v1/job-plans").as(JsonNode.class).path("look_ups");
  }

  /** Calls for names that reached the vendor. */
  private static long lookUps() {
    return StreamSupport.stream(STAGE.ledger("requests").path("requests").spliterator(), false)
        .filter(request -> request.path("inner_method").asText().matches("GET|POST"))
        .filter(
            request ->
                request.path("template").asText().matches("/contact_(lists|tags|custom_fields)"))
        .count();
  }

  private static JsonNode activity(String job, String account) {
    JsonNode page = STAGE.api().get("/v1/jobs/" + job + "/activities").as(JsonNode.class);
    Map<String, JsonNode> byAccount = new HashMap<>();
    page.path("activities").forEach(one -> byAccount.put(one.path("account_id").asText(), one));
    return byAccount.get(account);
  }

  private static List<String> tagsOf(String account, int contact) {
    JsonNode found = contact(account, Ids.seededEmail(account, contact));
    return StreamSupport.stream(found.path("taggings").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static JsonNode contact(String account, String email) {
    return StreamSupport.stream(seen(account, "contacts").spliterator(), false)
        .filter(one -> one.path("email_address").path("address").asText().equals(email))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> named(String account, String what) {
    return StreamSupport.stream(seen(account, what).spliterator(), false)
        .map(one -> one.path("name").asText());
  }

  private static JsonNode seen(String account, String what) {
    return STAGE.simulator().get("/_sim/accounts/" + account + "/" + what).as(JsonNode.class);
  }
}
