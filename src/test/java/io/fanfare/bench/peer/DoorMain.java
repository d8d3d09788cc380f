package io.fanfare.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/**
 * No peer but a yardstick: how fast the simulator and the wire can be. It knows all accounts, has
 * no limits, keeps nothing, checks nothing, and looks at each activity once, when it has ended.
 */
public final class DoorMain {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ON_THE_WIRE = 64;
  private static final int LOOK_AFTER_MILLIS = 1_050;

  private final JsonNode settings;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http;
  private final PrintStream output;
  private String bearer = "";
  private int next;
  private int left;

  private DoorMain(JsonNode settings) throws IOException {
    this.settings = settings;
    this.output = new PrintStream(settings.path("output").asText(), StandardCharsets.UTF_8);
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true),
            new PoolOptions().setHttp1MaxSize(2 * ON_THE_WIRE));
    for (JsonNode job : settings.path("jobs")) {
      left += job.path("accounts").asInt();
    }
  }

  /** As {@link ThreadsPeer#main}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DoorMain door = new DoorMain(JSON.readTree(Files.readString(Path.of(arguments[0]))));
    System.in.readNBytes("begin\n".length());
    door.vertx.runOnContext(now -> door.run());
    System.in.readAllBytes();
    System.exit(0);
  }

  private void run() {
    token()
        .onSuccess(
            token -> {
              bearer = "Bearer " + token;
              for (int i = 0; i < ON_THE_WIRE; i++) {
                submitNext();
              }
            })
        .onFailure(DoorMain::giveUp);
  }

  private static void giveUp(Throwable failure) {
    System.err.println("given up: " + failure);
    System.exit(1);
  }

  private Future<String> token() {
    String pair =
        settings.path("client_id").asText() + ':' + settings.path("client_secret").asText();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return http.request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(settings.path("token_url").asText())
                .putHeader("Authorization", "Basic " + basic)
                .putHeader("Content-Type", "application/x-www-form-urlencoded"))
        .compose(request -> request.send("grant_type=client_credentials"))
        .compose(response -> response.body())
        .map(body -> body.toJsonObject().getString("access_token"));
  }

  private void submitNext() {
    JsonNode jobs = settings.path("jobs");
    int accounts = jobs.path(0).path("accounts").asInt();
    if (next == accounts * jobs.size()) {
      return;
    }
    JsonNode job = jobs.path(next / accounts);
    String account = String.format(Locale.ROOT, "a07e1lwv%05x", next++ % accounts);
    ObjectNode payload = PeerJob.of(job, settings.path("list_id").asText()).request();
    inAccount(account, "POST", "/activities/contacts_json_import", payload.toString())
        .onFailure(DoorMain::giveUp)
        .onComplete(done -> submitNext())
        .onSuccess(
            activity ->
                vertx.setTimer(
                    LOOK_AFTER_MILLIS, id -> look(account, activity.path("activity_id").asText())));
  }

  private void look(String account, String activity) {
    inAccount(account, "GET", "/activities/" + activity, "")
        .onFailure(DoorMain::giveUp)
        .onSuccess(seen -> seen(activity, seen));
  }

  private void seen(String activity, JsonNode seen) {
    if (seen.path("state").asText().equals("completed")) {
      String line = "{\"activity_id\":\"%s\",\"at\":%d}%n";
      output.print(line.formatted(activity, System.currentTimeMillis()));
    }
    if (--left == 0) {
      output.println("{\"done\":true}");
    }
  }

  private Future<JsonNode> inAccount(String account, String method, String url, String payload) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("account_operation_method", method).put("account_operation_url", url);
    envelope.put("account_operation_payload", payload);
    String path = "/partner/accounts/" + account + "/account_operations/sync";
    return http.request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(settings.path("api").asText() + path)
                .putHeader("Authorization", bearer)
                .putHeader("x-api-key", settings.path("api_key").asText())
                .putHeader("Content-Type", "application/json"))
        .compose(request -> request.send(envelope.toString()))
        .compose(response -> response.body())
        .map(
            body -> {
              try {
                return JSON.readTree(body.getBytes());
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
