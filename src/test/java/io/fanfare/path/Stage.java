package io.fanfare.path;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.sandbox.EventReader;
import io.fanfare.sandbox.ReceivedEvent;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.access.Store;
import io.fanfare.simulator.SimulatorSettings;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Everything a test of the whole needs: the services, and the packaged application as a process.
 */
final class Stage implements AutoCloseable {
  /** Wide: on a loaded machine the simulator's own pauses move arrivals, and it judges by those. */
  private static final String GUARD = System.getProperty("path.guard", "250ms");

  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration SYNC = Duration.ofSeconds(60);

  private final Services services;
  private final Map<String, String> configuration;
  private ServiceProcess service;

  private Stage(Services services, Map<String, String> configuration) {
    this.services = services;
    this.configuration = configuration;
    this.service = ServiceProcess.start(configuration);
  }

  /** Opens a stage of its own, waits until the service is ready and knows all accounts. */
  static Stage open(SimulatorSettings simulator, Map<String, String> more) {
    Services services = Services.start(simulator);
    Map<String, String> configuration = new HashMap<>(services.configuration());
    configuration.put("fanfare.quota.per-second", "10");
    configuration.put("fanfare.quota.per-day", "250000");
    configuration.put("fanfare.quota.guard", GUARD);
    configuration.put("fanfare.quota.guard-least", GUARD);
    configuration.put("fanfare.quota.guard-most", "300ms");
    configuration.put("fanfare.directory.every", "off");
    configuration.put("fanfare.prediction.longest-pause", "2s");
    configuration.putAll(more);
    Stage stage = new Stage(services, configuration);
    stage.service.awaitReady(READY);
    stage.sync();
    return stage;
  }

  ServiceProcess service() {
    return service;
  }

  /** What the service was told. */
  Map<String, String> configuration() {
    return Map.copyOf(configuration);
  }

  /** SIGKILL, then a new process on the same data. */
  void killAndRestart() {
    service.kill();
    service = ServiceProcess.start(configuration);
    service.awaitReady(READY);
  }

  /** SIGTERM, then a new process on the same data. */
  void stopAndRestart() {
    service.stop();
    restart();
  }

  /** A new process on the same data, after the one before has ended. */
  void restart() {
    service = ServiceProcess.start(configuration);
    service.awaitReady(READY);
  }

  /** As whoever has the bootstrap key, if there is one; else as anybody. */
  RequestSpecification api() {
    String key = configuration.get("fanfare.access.bootstrap-key");
    return key == null ? anybody() : as("fk_bootstrap_" + key);
  }

  /** As whoever shows that. */
  RequestSpecification as(String credential) {
    return anybody().header("Authorization", "Bearer " + credential);
  }

  private RequestSpecification anybody() {
    return given().baseUri(service.baseUri().toString()).contentType("application/json");
  }

  /** Health, metrics and the API's description. */
  RequestSpecification management() {
    return given().baseUri(service.managementUri().toString());
  }

  /** The simulator's admin side. */
  RequestSpecification simulator() {
    return given().baseUri(services.simulator().toString()).contentType("application/json");
  }

  JsonNode ledger(String what) {
    return simulator().queryParam("limit", 100_000).get("/_sim/ledger/" + what).as(JsonNode.class);
  }

  /** Calls the vendor has had so far, but for looks, which go on behind every test. */
  List<String> callsSoFar() {
    return calls(call -> !isLook(call));
  }

  /** Calls the vendor has had for an account so far, looks as well. */
  List<String> callsTo(String account) {
    return calls(call -> call.path("account").asText().equals(account));
  }

  private static boolean isLook(JsonNode call) {
    return call.path("method").asText().equals("GET")
        && call.path("template").asText().startsWith("/activities");
  }

  private List<String> calls(Predicate<JsonNode> which) {
    return StreamSupport.stream(ledger("requests").path("requests").spliterator(), false)
        .filter(which)
        .map(call -> call.path("method").asText() + " " + call.path("template").asText())
        .toList();
  }

  /** How many activities the vendor accepted for each account that got any. */
  Map<String, Integer> acceptedByAccount() {
    Map<String, Integer> counts = new HashMap<>();
    ledger("activities")
        .path("activities")
        .forEach(activity -> counts.merge(activity.path("account").asText(), 1, Integer::sum));
    return counts;
  }

  /** One call on behalf of one account, now; answers what the service made of the answer. */
  JsonNode direct(String account, Object request) {
    return api()
        .body(request)
        .post("/v1/accounts/" + account + "/requests")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonNode.class);
  }

  /** Submits a job and answers its id. */
  String submit(Object body) {
    return api().body(body).post("/v1/jobs").then().statusCode(202).extract().path("job_id");
  }

  JsonNode job(String id) {
    return api().get("/v1/jobs/" + id).as(JsonNode.class);
  }

  JsonNode awaitFinished(String id, Duration limit) {
    await("job " + id)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> job(id).path("state").asText().equals("finished"));
    return job(id);
  }

  /** Reads a topic from its beginning until what was read is enough, or time is up. */
  List<ReceivedEvent> events(
      String topic, Predicate<? super List<ReceivedEvent>> enough, Duration limit) {
    return new EventReader(services.bootstrapServers()).readUntil(topic, enough, limit);
  }

  List<ReceivedEvent> eventsOf(String jobId, String type) {
    return new EventReader(services.bootstrapServers())
        .readAll("fanfare.activities").stream()
            .filter(event -> event.text("job_id").equals(jobId))
            .filter(event -> event.type().equals("io.fanfare.activity." + type + ".v1"))
            .toList();
  }

  /** The events of a job's cancelled activities, when there are so many or time is up. */
  List<ReceivedEvent> cancelled(String jobId, int count) {
    List<ReceivedEvent> all =
        events(
            "fanfare.activities",
            events -> events.stream().filter(e -> isCancelled(e, jobId)).count() >= count,
            Duration.ofSeconds(20));
    return all.stream().filter(event -> isCancelled(event, jobId)).toList();
  }

  private static boolean isCancelled(ReceivedEvent event, String jobId) {
    return event.type().equals("io.fanfare.activity.cancelled.v1")
        && event.text("job_id").equals(jobId);
  }

  /** The database, seen from behind. */
  Store store() {
    return new Store(services.jdbcUrl());
  }

  String jdbcUrl() {
    return services.jdbcUrl();
  }

  String bootstrapServers() {
    return services.bootstrapServers();
  }

  private void sync() {
    api().post("/v1/directory-syncs").then().statusCode(200);
    await("accounts")
        .atMost(SYNC)
        .until(() -> api().get("/v1/accounts").as(JsonNode.class).path("accounts").size() > 0);
  }

  @Override
  public void close() {
    service.close();
    services.close();
  }
}
