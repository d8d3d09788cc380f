package io.fanfare.http.access;

import static io.fanfare.http.access.Credentials.BOOTSTRAP;
import static io.fanfare.http.access.Credentials.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fanfare.dispatch.DispatchDue;
import io.fanfare.http.Management;
import io.fanfare.http.access.World.Part;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.TokenIssuer;
import io.fanfare.sandbox.access.Store;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in, and what those who are limited to some accounts can reach. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
@WithTestResource(AccessResource.class)
class AccessComponentTest {
  private static final Store DATABASE = new Store(SharedServices.jdbcUrl());
  private static final String JSON = "application/json";
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject DispatchDue dispatch;

  private World world;

  @BeforeEach
  void make() {
    world = World.make();
  }

  @AfterEach
  void end() {
    world.end();
  }

  @Test
  void shouldTellNothingToWhoeverIsNotKnown() {
    // Given
    Map<String, String> bad = badTokens();

    // When
    Map<String, Response> answers = new LinkedHashMap<>();
    bad.forEach((why, token) -> answers.put(why, as(token).get("/v1/jobs")));

    // Then
    answers.forEach(
        (why, answer) -> {
          assertThat(answer.statusCode()).as(why).isEqualTo(401);
          assertThat(answer.header("WWW-Authenticate")).as(why).isEqualTo("Bearer");
          assertThat(answer.contentType()).as(why).startsWith("application/problem+json");
          assertThat(answer.jsonPath().getMap("").keySet())
              .as(why)
              .isEqualTo(Set.of("status", "title", "code", "instance"));
          assertThat(answer.jsonPath().getString("code")).as(why).isEqualTo("unauthenticated");
        });
    assertThat(as(Credentials.token("viewer", World.NONE)).get("/v1/jobs").statusCode())
        .isEqualTo(200);
  }

  @Test
  void shouldShowASecretOnceAndTakeItUntilItIsRevoked() {
    // Given
    String name = Credentials.newName();
    String body = "{\"name\":\"" + name + "\",\"roles\":[\"viewer\"]}";
    Response made = as(BOOTSTRAP).contentType(JSON).body(body).post("/v1/api-keys");
    String first = made.path("key");

    // When
    String second = as(BOOTSTRAP).post("/v1/api-keys/" + name + "/rotate").path("key");
    int before = as(first).get("/v1/jobs").statusCode();
    int after = as(second).get("/v1/jobs").statusCode();
    int again = as(BOOTSTRAP).contentType(JSON).body(body).post("/v1/api-keys").statusCode();
    String listed = as(BOOTSTRAP).get("/v1/api-keys").asString();
    int revoked = as(BOOTSTRAP).delete("/v1/api-keys/" + name).statusCode();

    // Then
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(List.of(before, after, again, revoked)).containsExactly(200, 200, 409, 204);
    assertThat(listed).contains(name).doesNotContain(first, second, "\"key\"");
    assertThat(as(first).get("/v1/jobs").statusCode()).isEqualTo(401);
    assertThat(as(second).get("/v1/jobs").statusCode()).isEqualTo(401);
    assertThat(dump()).contains(name).doesNotContain(first.substring(16), second.substring(16));
  }

  @Test
  void shouldNoteAChangeOfAKeyTogetherWithItAndNothingThatWasNotChanged() {
    // Given
    String name = Credentials.newName();
    String body = "{\"name\":\"" + name + "\",\"roles\":[\"viewer\"]}";

    // When
    as(BOOTSTRAP).contentType(JSON).body(body).post("/v1/api-keys").then().statusCode(201);
    as(BOOTSTRAP).contentType(JSON).body(body).post("/v1/api-keys").then().statusCode(409);
    as(BOOTSTRAP).post("/v1/api-keys/" + name + "/rotate").then().statusCode(200);
    as(BOOTSTRAP).delete("/v1/api-keys/" + name).then().statusCode(204);
    as(BOOTSTRAP).delete("/v1/api-keys/" + name).then().statusCode(204);
    as(BOOTSTRAP).post("/v1/api-keys/" + name + "/rotate").then().statusCode(409);
    as(BOOTSTRAP).delete("/v1/api-keys/never-" + name).then().statusCode(404);

    // Then
    assertThat(noted(name)).containsExactly("delete_key", "rotate_key", "create_key");
    assertThat(noted("never-" + name)).isEmpty();
  }

  private static List<String> noted(String subject) {
    return as(BOOTSTRAP)
        .queryParam("subject", subject)
        .get("/v1/audit")
        .jsonPath()
        .getList("entries.action");
  }

  @Test
  void shouldRefuseAKeyThatIsNotWellFormed() {
    // Given
    String body =
        "{\"name\":\"bootstrap\",\"roles\":[\"root\"],\"labels\":{},\"expires_at\":\"yesterday\"}";

    // When
    Response refused = as(BOOTSTRAP).contentType(JSON).body(body).post("/v1/api-keys");

    // Then
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.jsonPath().getList("violations.field"))
        .containsExactlyInAnyOrder("body.name", "body.roles", "body.labels", "body.expires_at");
  }

  @Test
  void shouldNeedNoCredentialForHealthAndHaveItOnAPortOfItsOwn() {
    // When
    // Then
    for (String page : List.of("/q/health/live", "/q/metrics", "/q/openapi")) {
      assertThat(Management.get(page).statusCode()).isEqualTo(200);
      assertThat(given().get(page).statusCode()).isEqualTo(404);
      assertThat(as(BOOTSTRAP).get(page).statusCode()).isEqualTo(404);
    }
    assertThat(Management.get("/v1/jobs").statusCode()).isEqualTo(404);
    assertThat(Management.get("/q/health/ready").jsonPath().getList("checks.name")).contains("api");
  }

  @Test
  void shouldMeanOwnAccountsByAll() {
    // Given
    String key = Credentials.key("operator", World.OWN);

    // When
    String job =
        World.submit(key, "{\"all\":true}").then().statusCode(202).extract().path("job_id");

    // Then
    List<String> reached =
        as(BOOTSTRAP)
            .get("/v1/jobs/" + job + "/activities")
            .jsonPath()
            .getList("activities.account_id");
    assertThat(reached).containsExactly(world.own().account());
    as(key).post("/v1/jobs/" + job + "/cancel").then().statusCode(200);
  }

  @Test
  void shouldTellAnAccountOfOthersFromAnUnknownOneByNothing() {
    // Given
    String key = Credentials.key("operator", World.OWN);
    String other = world.other().account();
    String unknown = UUID.randomUUID().toString();

    // When
    Set<String> submitted = new HashSet<>();
    Set<String> planned = new HashSet<>();
    Set<String> found = new HashSet<>();
    Set<String> called = new HashSet<>();
    for (String account : List.of(other, unknown)) {
      String ids = "{\"ids\":[\"" + account + "\"]}";
      submitted.add(text(World.submit(key, ids), account));
      planned.add(text(plan(key, ids), account));
      found.add(text(as(key).get("/v1/accounts/" + account), account));
      called.add(text(request(key, account), account));
    }

    // Then
    assertThat(submitted).hasSize(1).first().asString().contains("unknown_account");
    assertThat(planned).hasSize(1);
    assertThat(found).hasSize(1).first().asString().contains("not_found");
    assertThat(called).hasSize(1).first().asString().contains("not_found");
  }

  @Test
  void shouldTellAnUploadOfOthersFromAnUnknownOneByNothing() {
    // Given
    String maker = Credentials.key("operator", World.OWN);
    String upload = upload(maker);
    String unknown = UUID.randomUUID().toString();

    // When
    Set<String> seen = new HashSet<>();
    for (String stranger :
        List.of(
            Credentials.key("operator", World.OWN),
            Credentials.key("operator", World.OTHER),
            Credentials.key("admin", World.OTHER))) {
      for (String path : List.of("/v1/jobs", "/v1/job-plans")) {
        seen.add(text(named(stranger, path, upload), upload).replace(path, "PATH"));
        seen.add(text(named(stranger, path, unknown), unknown).replace(path, "PATH"));
      }
    }

    // Then
    assertThat(seen).hasSize(1).first().asString().startsWith("422").contains("unknown_upload");
    for (String friend :
        List.of(
            maker, Credentials.key("admin", World.OWN), Credentials.key("operator", World.NONE))) {
      assertThat(named(friend, "/v1/job-plans", upload).statusCode()).isEqualTo(200);
      Response made = named(friend, "/v1/jobs", upload);
      assertThat(made.statusCode()).isEqualTo(202);
      as(BOOTSTRAP).post("/v1/jobs/" + made.path("job_id") + "/cancel").then().statusCode(200);
    }
  }

  /**
   * A schedule's jobs are made with an operator's rights, so with an upload they could not have.
   */
  @Test
  void shouldPutNoScheduleThatCouldNotFire() {
    // Given
    String upload = upload(Credentials.key("operator", World.OWN));

    // When
    Response admins = scheduled(Credentials.key("admin", World.OWN), upload);
    Response unlimited = scheduled(Credentials.key("operator", World.NONE), upload);

    // Then
    assertThat(admins.statusCode()).isEqualTo(422);
    assertThat(admins.asString()).contains("unknown_upload");
    assertThat(unlimited.statusCode()).isEqualTo(201);
    as(BOOTSTRAP).delete(unlimited.getHeader("Location")).then().statusCode(204);
  }

  private static Response scheduled(String credential, String upload) {
    String name = Credentials.newName();
    return as(credential)
        .contentType(JSON)
        .body(
            ("{\"cron\":\"0 0 1 1 *\",\"time_zone\":\"UTC\",\"paused\":true,"
                    + "\"rows\":{\"upload\":\"%s\"},"
                    + "\"job\":{\"operation\":\"contacts_json_import\",\"accounts\":{\"all\":true},"
                    + "\"request\":{\"list_ids\":[\"%s\"]}}}")
                .formatted(upload, UUID.randomUUID()))
        .put("/v1/schedules/" + name);
  }

  private static String upload(String credential) {
    return as(credential)
        .contentType("text/csv")
        .body("email\nsomebody@example.com\n")
        .post("/v1/uploads")
        .then()
        .statusCode(201)
        .extract()
        .path("upload_id");
  }

  private static Response named(String credential, String path, String upload) {
    return as(credential)
        .contentType(JSON)
        .body(
            ("{\"accounts\":{\"all\":true},\"operation\":\"contacts_json_import\","
                    + "\"upload\":\"%s\",\"not_before\":\"2999-01-01T00:00:00Z\","
                    + "\"request\":{\"list_ids\":[\"%s\"]}}")
                .formatted(upload, UUID.randomUUID()))
        .post(path);
  }

  @Test
  void shouldListWhatIsOnesOwn() {
    // Given
    String key = Credentials.key("viewer", World.OWN);

    // When
    List<String> accounts = as(key).get("/v1/accounts").jsonPath().getList("accounts.account_id");
    List<String> jobs = as(key).get("/v1/jobs?limit=500").jsonPath().getList("jobs.job_id");
    List<String> schedules = as(key).get("/v1/schedules").jsonPath().getList("schedules.name");
    String behind = as(key).get("/v1/jobs?after=" + world.other().job()).asString();
    String nowhere = as(key).get("/v1/jobs?after=" + UUID.randomUUID()).asString();

    // Then
    assertThat(accounts).containsExactly(world.own().account());
    assertThat(jobs).contains(world.own().job()).doesNotContain(world.other().job());
    assertThat(schedules)
        .contains(world.own().schedule())
        .doesNotContain("matrix-other", "directory-sync");
    assertThat(behind).isEqualTo(nowhere);
  }

  @Test
  void shouldFireWithinTheScopeOfWhoeverPutTheSchedule() {
    // Given
    String key = Credentials.key("operator", World.OWN);

    // When
    Response taken = World.put(key, world.other().schedule(), world.own().account());
    Response outside = World.put(key, Credentials.newName(), world.other().account());

    // Then
    assertThat(taken.statusCode()).isEqualTo(404);
    assertThat(outside.statusCode()).isEqualTo(422);
    assertThat(DATABASE.texts("select scope from schedule where name = ?", world.own().schedule()))
        .containsExactly("{\"matrix\":\"own\"}");
  }

  @Test
  void shouldKeepWhoAskedForAJob() {
    // Given
    String token = Credentials.token("operator", World.OWN);

    // When
    String job =
        World.submit(token, "{\"all\":true}").then().statusCode(202).extract().path("job_id");

    // Then
    assertThat(
            DATABASE.texts(
                "select submitted_by || ' ' || scope from job where id = cast(? as uuid)", job))
        .containsExactly("somebody-operator {\"matrix\":\"own\"}");
    as(token).post("/v1/jobs/" + job + "/cancel").then().statusCode(200);
  }

  @Test
  void shouldKeepCallersIdempotencyKeysApart() {
    // Given
    String key = UUID.randomUUID().toString();
    String one = Credentials.key("operator", World.OWN);
    String two = Credentials.key("operator", World.OWN);

    // When
    String first = keyed(one, key);
    String again = keyed(one, key);
    String others = keyed(two, key);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(others).isNotEqualTo(first);
    as(one).post("/v1/jobs/" + first + "/cancel").then().statusCode(200);
    as(two).post("/v1/jobs/" + others + "/cancel").then().statusCode(200);
  }

  @Test
  void shouldSendNothingWhereTheLabelsHaveChangedSince() {
    // Given
    Part own = world.own();
    String key = Credentials.key("operator", World.OWN);
    String body =
        "{\"accounts\":{\"all\":true},\"operation\":\"api_request\","
            + "\"request\":{\"method\":\"GET\",\"path\":\"/contact_lists\"}}";
    String job = as(key).contentType(JSON).body(body).post("/v1/jobs").path("job_id");

    // When
    World.label(own.account(), World.OTHER);
    await().atMost(SOON).until(() -> dispatched(key, job).equals("finished"));

    // Then
    Response ended = as(key).get("/v1/jobs/" + job + "/activities");
    assertThat(ended.jsonPath().getString("activities[0].state")).isEqualTo("rejected");
    assertThat(ended.jsonPath().getString("activities[0].reason")).isEqualTo("not_permitted");
    assertThat(as(key).get("/v1/jobs/" + job).jsonPath().getInt("calls")).isZero();
    assertThat(
            DATABASE.number(
                "select count(*) from outbox where data like '%' || ? || '%' and data like '%not_permitted%'",
                job))
        .isPositive();
  }

  private String dispatched(String key, String job) {
    dispatch.runOnce().onFailure().recoverWithItem(0L).await().atMost(SOON); // No token yet.
    return as(key).get("/v1/jobs/" + job).path("state");
  }

  private static String keyed(String credential, String key) {
    return as(credential)
        .contentType(JSON)
        .header("Idempotency-Key", key)
        .body(
            "{\"accounts\":{\"all\":true},\"operation\":\"api_request\","
                + "\"not_before\":\"2999-01-01T00:00:00Z\","
                + "\"request\":{\"method\":\"GET\",\"path\":\"/contact_lists\"}}")
        .post("/v1/jobs")
        .then()
        .statusCode(202)
        .extract()
        .path("job_id");
  }

  private static Response plan(String key, String accounts) {
    return as(key)
        .contentType(JSON)
        .body(
            "{\"accounts\":%s,\"operation\":\"api_request\",\"request\":{\"method\":\"GET\",\"path\":\"/contact_lists\"}}"
                .formatted(accounts))
        .post("/v1/job-plans");
  }

  private static Response request(String key, String account) {
    return as(key)
        .contentType(JSON)
        .body("{\"method\":\"GET\",\"path\":\"/contact_lists\"}")
        .post("/v1/accounts/" + account + "/requests");
  }

  /** The whole answer, but for the account that was asked about. */
  private static String text(Response answer, String account) {
    return answer.statusCode() + " " + answer.asString().replace(account, "ACCOUNT");
  }

  private static Map<String, String> badTokens() {
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("nothing", "");
    bad.put("no token", "something");
    bad.put("no key", "fk_something");
    bad.put("unknown key", "fk_0123456789ab_" + "0".repeat(64));
    bad.put("bootstrap key of others", "fk_bootstrap_" + "0".repeat(64));
    bad.put(
        "expired",
        Credentials.sign(Credentials.claims("admin", World.NONE).expiresAt(1_000_000_000L)));
    bad.put(
        "other issuer",
        Credentials.sign(Credentials.claims("admin", World.NONE).issuer("https://example.com")));
    bad.put(
        "other audience",
        Credentials.sign(Credentials.claims("admin", World.NONE).audience("others")));
    bad.put(
        "no audience",
        Credentials.sign(
            Jwt.claims()
                .issuer(Credentials.issuer())
                .subject("x")
                .claim(TokenIssuer.LABELS, Map.of())
                .expiresIn(60)));
    bad.put(
        "no labels",
        Credentials.sign(Credentials.claims("admin", World.NONE).remove(TokenIssuer.LABELS)));
    bad.put(
        "algorithm that is not allowed",
        Credentials.sign(Credentials.claims("admin", World.NONE), SignatureAlgorithm.RS512));
    bad.put("somebody else's signature", foreign());
    bad.put("none", unsigned());
    bad.put(
        "shared secret",
        Credentials.claims("admin", World.NONE)
            .jws()
            .keyId(TokenIssuer.KEY_ID)
            .signWithSecret("0123456789abcdef0123456789abcdef"));
    return bad;
  }

  private static String foreign() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Credentials.claims("admin", World.NONE)
          .jws()
          .keyId(TokenIssuer.KEY_ID)
          .sign(generator.generateKeyPair().getPrivate());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String unsigned() {
    String good = Credentials.token("admin", World.NONE);
    byte[] header = "{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8);
    String claims = good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header) + claims;
  }

  private static String dump() {
    return DATABASE.texts("select string_agg(cast(k as text), ' ') from api_key k").get(0);
  }
}
