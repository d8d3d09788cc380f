package io.fanfare.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.Mappings;
import io.fanfare.dispatch.Sweep;
import io.fanfare.postgres.Transactions;
import io.fanfare.replica.Replicas;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.schedule.FireDue;
import io.fanfare.schedule.ScheduleSettings;
import io.fanfare.schedule.ScheduleStore;
import io.fanfare.schedule.ScheduleStore.Begun;
import io.fanfare.schedule.timing.Planning;
import io.fanfare.schedule.timing.Planning.Fate;
import io.fanfare.schedule.timing.Planning.Planned;
import io.fanfare.upload.UploadSettings;
import io.fanfare.upload.UploadStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules over HTTP, on real parts; a test moves their next firing, since a minute is long. */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class SchedulesComponentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String DIRECTORY = "/v1/schedules/directory-sync";
  private static final String DUE =
      "update schedule set next_at = clock_timestamp() where name = :name";

  @Inject FireDue fireDue;
  @Inject ScheduleStore store;
  @Inject Replicas replicas;
  @Inject Sweep sweep;
  @Inject Transactions transactions;
  @Inject UploadStore uploads;
  @Inject UploadSettings uploadSettings;

  private final String name = "s-" + UUID.randomUUID();
  private final String address = "/v1/schedules/" + name;
  private List<String> accounts = List.of();

  @BeforeEach
  void knowTheAccounts() {
    accounts = Api.accounts();
  }

  @AfterEach
  void forget() {
    List<String> jobs = given().get(address).jsonPath().getList("last_firings.job_id");
    if (jobs != null) {
      jobs.stream()
          .filter(id -> id != null)
          .forEach(id -> given().post("/v1/jobs/" + id + "/cancel"));
      await(sweep.runOnce());
    }
    given().delete(address);
  }

  @Test
  void shouldBePutReadListedAndDeleted() {
    // When
    put(schedule("30 2 * * *", "skip"))
        .statusCode(201)
        .header("Location", endsWith(address))
        .body("name", equalTo(name))
        .body("time_zone", equalTo("Europe/Berlin"))
        .body("misfire", equalTo("once"))
        .body("operation", equalTo("api_request"))
        .body("job.name", equalTo(name))
        .body("last_firings.size()", equalTo(0))
        .body("next_firings.size()", equalTo(5));
    put(schedule("45 2 * * *", "queue")).statusCode(200).body("overlap", equalTo("queue"));

    // Then
    JsonPath one = Api.get(address);
    assertThat(one.getString("cron")).isEqualTo("45 2 * * *");
    assertThat(one.getString("next_firings[0].local_time")).contains("T02:45+0");
    assertThat(Instant.parse(one.getString("next_firings[0].at"))).isAfter(Instant.EPOCH);
    JsonPath all = Api.get("/v1/schedules");
    assertThat(all.getList("schedules.name")).contains(name);
    assertThat(all.getString("schedules.find{it.name=='" + name + "'}.job")).isNull();
    given().delete(address).then().statusCode(204);
    given().get(address).then().statusCode(404).body("code", equalTo("not_found"));
    given().delete(address).then().statusCode(404);
  }

  @Test
  void shouldFireOnceHoweverManyLook() {
    // Given
    put(schedule("30 2 * * *", "skip"));
    makeDue();

    // When
    await(Uni.join().all(fireDue.runOnce(), fireDue.runOnce()).andFailFast());
    await(fireDue.runOnce());

    // Then
    JsonPath shown = Api.get(address);
    assertThat(shown.getList("last_firings.state")).containsExactly("fired");
    String job = shown.getString("last_firings[0].job_id");
    assertThat(Api.get("/v1/jobs/" + job).getString("name")).isEqualTo(name);
    assertThat(shown.getString("next_firings[0].local_time")).contains("T02:30+0");
  }

  @Test
  void shouldSkipWhileTheEarlierJobRuns() {
    // Given
    put(schedule("30 2 * * *", "skip"));
    fire();

    // When
    fire();

    // Then
    JsonPath shown = Api.get(address);
    assertThat(shown.getList("last_firings.state")).containsExactly("skipped", "fired");
    assertThat(shown.getString("last_firings[0].reason")).isEqualTo("overlap");
  }

  @Test
  void shouldQueueUntilTheEarlierJobIsOver() {
    // Given
    put(schedule("30 2 * * *", "queue"));
    fire();
    fire();
    JsonPath before = Api.get(address);

    // When
    given().post("/v1/jobs/" + before.getString("last_firings[1].job_id") + "/cancel");
    await(sweep.runOnce());
    await(fireDue.runOnce());

    // Then
    assertThat(before.getList("last_firings.state")).containsExactly("waiting", "fired");
    assertThat(Api.get(address).getList("last_firings.state")).containsExactly("fired", "fired");
  }

  @Test
  void shouldReplaceTheEarlierJob() {
    // Given
    put(schedule("30 2 * * *", "replace"));
    fire();
    String first = Api.get(address).getString("last_firings[0].job_id");

    // When
    fire();

    // Then
    assertThat(Api.get("/v1/jobs/" + first).getBoolean("cancel_requested")).isTrue();
    assertThat(Api.get(address).getList("last_firings.state")).containsExactly("fired", "fired");
    assertThat(Api.get(address).getString("last_firings[0].job_id")).isNotEqualTo(first);
  }

  @Test
  void shouldFireNothingWhilePaused() {
    // Given
    put(schedule("30 2 * * *", "queue"));
    fire();
    fire();

    // When
    put(schedule("30 2 * * *", "queue").replaceFirst("\\{", "{\"paused\": true, "))
        .statusCode(200)
        .body("paused", equalTo(true))
        .body("next_firings.size()", equalTo(0));
    await(fireDue.runOnce());

    // Then
    JsonPath shown = Api.get(address);
    assertThat(shown.getList("last_firings.state")).containsExactly("skipped", "fired");
    assertThat(shown.getString("last_firings[0].reason")).isEqualTo("paused");
  }

  @Test
  void shouldFireWhatWasDueBeforeItWasPutAgain() {
    // Given
    put(schedule("30 2 * * *", "skip"));
    makeDue();

    // When
    put(schedule("45 3 * * *", "skip"));
    await(fireDue.runOnce());

    // Then
    assertThat(Api.get(address).getList("last_firings.state")).containsExactly("fired");
  }

  @Test
  void shouldSayWhyAFiringCameToNothing() {
    // Given
    String labels = "/v1/accounts/" + accounts.get(0) + "/labels";
    Api.json("{\"once\": \"" + name.substring(2) + "\"}").put(labels).then().statusCode(200);
    String selected = "{\"labels\": {\"once\": \"" + name.substring(2) + "\"}}";
    put(schedule("30 2 * * *", "skip", selected)).statusCode(201);
    Api.json("{}").put(labels).then().statusCode(200);

    // When
    fire();

    // Then
    JsonPath shown = Api.get(address);
    assertThat(shown.getList("last_firings.state")).containsExactly("failed");
    assertThat(shown.getString("last_firings[0].reason")).isEqualTo("no_accounts");
  }

  @Test
  void shouldTellOfFiringsThatAreTooManyToMakeUpFor() throws JsonProcessingException {
    // Given
    ObjectNode body = (ObjectNode) JSON.readTree(schedule("* * * * *", "skip"));
    put(body.put("misfire", "all").toString()).statusCode(201).body("missed", nullValue());
    long beyond = 50;
    int most = Mappings.defaults(ScheduleSettings.class).mostMadeUp();
    execute(
        "update schedule set next_at = date_trunc('minute', clock_timestamp())"
            + " - make_interval(mins => "
            + (most + beyond)
            + ") where name = :name");

    // When
    await(fireDue.runOnce());
    await(fireDue.runOnce());

    // Then
    JsonPath shown = Api.get(address);
    assertThat(shown.getLong("missed.count")).isBetween(beyond - 1, beyond + 1);
    assertThat(Instant.parse(shown.getString("missed.last_planned_at")))
        .isBefore(Instant.now().minus(Duration.ofMinutes(most)));
    assertThat(count("state = 'fired'")).isOne();
    assertThat(count("state = 'waiting' and made_up")).isEqualTo(most - 1L);
    execute("update firing set over = true where schedule = :name");
  }

  @Test
  void shouldImportTheSameUploadAtEachFiringAndKeepItUntilThen() {
    // Given
    String upload = upload();
    put(importing(upload)).statusCode(201).body("rows.upload", equalTo(upload));
    age(upload);

    // When
    int purged = purgeAndCount(upload);
    fire();
    String first = Api.get(address).getString("last_firings[0].job_id");
    given().post("/v1/jobs/" + first + "/cancel");
    await(sweep.runOnce());
    fire();

    // Then
    assertThat(purged).isOne();
    JsonPath shown = Api.get(address);
    assertThat(shown.getList("last_firings.state")).containsExactly("fired", "fired");
    assertThat(shown.getString("job.upload")).isNull();
    assertThat(shown.<String>getList("last_firings.job_id"))
        .doesNotHaveDuplicates()
        .allSatisfy(
            job ->
                assertThat(
                        Api.get("/v1/jobs/" + job + "/activities").getList("activities.operation"))
                    .containsExactly("contacts_json_import"));
  }

  @Test
  void shouldLetAnUploadGoThatItNamesNoMore() {
    // Given
    String replaced = upload();
    String deleted = upload();
    put(importing(replaced)).statusCode(201);
    put(importing(deleted)).statusCode(200);
    age(replaced);
    age(deleted);

    // When
    int left = purgeAndCount(replaced);
    int held = purgeAndCount(deleted);
    given().delete(address).then().statusCode(204);
    int released = purgeAndCount(deleted);

    // Then
    assertThat(left).isZero();
    assertThat(held).isOne();
    assertThat(released).isZero();
  }

  @Test
  void shouldRefuseAnUploadThatIsNotThere() {
    put(importing(UUID.randomUUID().toString()))
        .statusCode(422)
        .body("code", equalTo("unknown_upload"))
        .body("violations[0].field", equalTo("body.rows.upload"))
        .body("violations[0].rule", equalTo("unknown_upload"));
    given().get(address).then().statusCode(404);
  }

  @Test
  void shouldBeginAgainWhatAVanishedReplicaHeld() {
    // Given
    UUID dead = UUID.randomUUID();
    put(schedule("30 2 * * *", "skip"));
    makeDue();
    await(
        store.plan(
            (schedule, now) ->
                new Planning(List.of(new Planned(schedule.nextAt(), Fate.FIRES, 0)), null)));
    List<Begun> held = await(store.begin(dead, Duration.ofHours(1)));

    // When
    await(fireDue.runOnce());
    List<String> before = Api.get(address).getList("last_firings.state");
    await(replicas.leave(dead));
    await(fireDue.runOnce());

    // Then
    assertThat(held).extracting(one -> one.schedule().name()).contains(name);
    assertThat(before).containsExactly("starting");
    assertThat(Api.get(address).getList("last_firings.state")).containsExactly("fired");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"cron\": \"61 * * * *\"' | 422 | body.cron | format",
        "'\"cron\": \"0 0 30 2 *\"' | 422 | body.cron | never_fires",
        "'\"cron\": \"*/10 * * * * *\"' | 422 | body.cron | too_often",
        "'\"cron\": 5' | 400 | body.cron | type",
        "'\"time_zone\": \"+02:00\"' | 422 | body.time_zone | format",
        "'\"overlap\": \"allow\"' | 422 | body.overlap | enum",
        "'\"misfire\": \"some\"' | 422 | body.misfire | enum",
        "'\"paused\": 1' | 400 | body.paused | type",
        "'\"starts_at\": \"tomorrow\"' | 422 | body.starts_at | format",
        "'\"ends_at\": \"2020-01-01T00:00:00Z\"' | 422 | ends_at | never_fires",
        "'\"often\": 1' | 400 | body.often | unknown_field",
        "'\"rows\": {\"url\": \"https://example.com/a.csv\"}' | 422 | body.rows.url | forbidden_host",
        "'\"rows\": {\"upload\": \"x\"}' | 422 | body.rows.upload | format",
        "'\"rows\": {\"upload\": \"x\", \"url\": \"y\"}' | 422 | body.rows | exactly_one_of",
        "'\"rows\": {\"upload\": \"%1$s\", \"delimiter\": \";\"}' | 400 | body.rows.delimiter | unknown_field",
        "'\"rows\": {\"upload\": \"%1$s\"}' | 422 | job.operation | not_allowed",
        "'\"rows\": {\"url\": \"ftp://example.com/a.csv\"}' | 422 | body.rows.url | format",
        "'\"job\": {\"operation\": \"api_request\"}' | 422 | job.accounts | required",
        "'\"job\": 7' | 400 | body.job | type"
      })
  void shouldBeCheckedWhole(String field, int status, String path, String rule)
      throws JsonProcessingException {
    // Given
    ObjectNode body = (ObjectNode) JSON.readTree(schedule("30 2 * * *", "skip"));
    body.setAll((ObjectNode) JSON.readTree("{" + field.formatted(UUID.randomUUID()) + "}"));

    // When
    ValidatableResponse answer = put(body.toString());

    // Then
    answer
        .statusCode(status)
        .body("violations.field", hasItem(path))
        .body("violations.rule", hasItem(rule));
    given().get(address).then().statusCode(404);
  }

  @Test
  void shouldRefuseTheSameAccountsAsAJob() {
    put(schedule("30 2 * * *", "skip", "{\"ids\": [\"nobody\"]}"))
        .statusCode(422)
        .body("code", equalTo("unknown_account"));
  }

  @Test
  void shouldRefuseAnOddName() {
    Api.json(schedule("30 2 * * *", "skip"))
        .put("/v1/schedules/Nightly")
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("name"));
  }

  @Test
  void shouldHaveTheDirectoryAsASchedule() {
    // Given
    await(fireDue.runOnce());
    Api.json("{\"cron\": \"15 */4 * * *\"}")
        .put(DIRECTORY)
        .then()
        .statusCode(200)
        .body("built_in", equalTo(true))
        .body("cron", equalTo("15 */4 * * *"))
        .body("operation", nullValue());

    // When
    makeDue("directory-sync");
    await(fireDue.runOnce());

    // Then
    JsonPath shown = Api.get(DIRECTORY);
    assertThat(shown.getString("last_firings[0].state")).isEqualTo("fired");
    assertThat(shown.getString("last_firings[0].job_id")).isNull();
    given().delete(DIRECTORY).then().statusCode(409).body("code", equalTo("conflict"));
    Api.json(schedule("0 1 * * *", "skip")).put(DIRECTORY).then().statusCode(422);
    Api.json("{\"cron\": \"0 */6 * * *\", \"misfire\": \"all\"}")
        .put(DIRECTORY)
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("body.misfire"));
    Api.json("{\"cron\": \"0 */6 * * *\", \"paused\": true}")
        .put(DIRECTORY)
        .then()
        .statusCode(200)
        .body("next_firings.size()", equalTo(0));
  }

  private void fire() {
    makeDue();
    await(fireDue.runOnce());
  }

  private void makeDue() {
    makeDue(name);
  }

  private void makeDue(String schedule) {
    await(
        transactions.run(
            session ->
                session.createNativeQuery(DUE).setParameter("name", schedule).executeUpdate()));
  }

  private String upload() {
    return given()
        .contentType("text/csv")
        .body("email,first_name\nscheduled@example.com,Ada\n")
        .post("/v1/uploads")
        .then()
        .statusCode(201)
        .extract()
        .path("upload_id");
  }

  private String importing(String upload) {
    return """
        {"cron": "30 2 * * *", "rows": {"upload": "%s"},
         "job": {"operation": "contacts_json_import", "accounts": {"ids": ["%s"]},
           "not_before": "2999-01-01T00:00:00Z", "request": {"list_ids": ["name:Newsletter"]}}}"""
        .formatted(upload, accounts.get(0));
  }

  /** Makes it older than any upload may become. */
  private void age(String upload) {
    execute(
        "update upload set begun_at = begun_at - interval '60 days' where id = '%s' and :name <> ''"
            .formatted(upload));
  }

  private int purgeAndCount(String upload) {
    await(uploads.purge(uploadSettings));
    String found = "select count(*) from upload where id = '%s'".formatted(upload);
    return await(
            transactions.run(
                session -> session.createNativeQuery(found, Long.class).getSingleResult()))
        .intValue();
  }

  private long count(String which) {
    String counted = "select count(*) from firing where schedule = :name and " + which;
    return await(
        transactions.run(
            session ->
                session
                    .createNativeQuery(counted, Long.class)
                    .setParameter("name", name)
                    .getSingleResult()));
  }

  private void execute(String sql) {
    await(
        transactions.run(
            session -> session.createNativeQuery(sql).setParameter("name", name).executeUpdate()));
  }

  private ValidatableResponse put(String body) {
    return Api.json(body).put(address).then();
  }

  private String schedule(String cron, String overlap) {
    return schedule(cron, overlap, "{\"ids\": [\"" + accounts.get(0) + "\"]}");
  }

  private static String schedule(String cron, String overlap, String selected) {
    return """
        {"cron": "%s", "time_zone": "Europe/Berlin", "overlap": "%s",
         "job": {"operation": "api_request", "accounts": %s, "not_before": "2999-01-01T00:00:00Z",
           "request": {"method": "GET", "path": "/contact_lists"}}}"""
        .formatted(cron, overlap, selected);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(SOON);
  }
}
