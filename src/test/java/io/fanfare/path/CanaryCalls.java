package io.fanfare.path;

import io.fanfare.canary.Markers;
import io.fanfare.simulator.vendor.Ids;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests of every kind that carry marked people's data; answers with an error are kept. */
final class CanaryCalls {
  private static final int REFUSED = 400;
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Stage stage;
  private final Markers markers;
  private final List<String> problems = new ArrayList<>();
  private final List<String> jobs = new ArrayList<>();

  private final String credential;

  /** All are asked by whoever shows the credential. */
  CanaryCalls(Stage stage, Markers markers, String credential) {
    this.stage = stage;
    this.markers = markers;
    this.credential = credential;
  }

  /** Headers and bodies of all answers that were problems. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Jobs that were accepted. */
  List<String> jobs() {
    return List.copyOf(jobs);
  }

  Response send(String method, String path, Object body, String... headers) {
    RequestSpecification request = api().body(body);
    for (int i = 0; i < headers.length; i += 2) {
      request = request.header(headers[i], headers[i + 1]);
    }
    return kept(request.request(method, path));
  }

  /** A body of rows. */
  Response rows(String path, String type, String rows) {
    return kept(api().contentType(type).body(rows.getBytes(StandardCharsets.UTF_8)).post(path));
  }

  Response get(String path) {
    return kept(api().get(path));
  }

  /** Such a caller is followed from elsewhere, and tells more of itself than it should. */
  private RequestSpecification api() {
    return stage
        .as(credential)
        .header("traceparent", TRACE)
        .header("tracestate", "who=" + markers.personal("tracestate"))
        .header("baggage", "who=" + markers.personal("baggage"));
  }

  /** Keeps an answer, if it is a problem. */
  Response kept(Response answer) {
    if (answer.statusCode() >= REFUSED) {
      problems.add(answer.statusCode() + " " + answer.headers() + "\n" + answer.asString());
    } else if (answer.statusCode() == 202 && answer.contentType().contains("json")) {
      Optional.ofNullable(answer.<String>path("job_id")).ifPresent(jobs::add);
    }
    return answer;
  }

  /** A job of one operation for one account. */
  void job(int account, String operation, Object request) {
    job(account, operation, request, Map.of());
  }

  /** The same with more fields. */
  void job(int account, String operation, Object request, Map<String, Object> more) {
    Map<String, Object> body =
        new LinkedHashMap<>(
            Map.of(
                "operation",
                operation,
                "name",
                markers.name("job"),
                "keep_results",
                true,
                "accounts",
                Map.of("ids", List.of(Ids.account(account))),
                "request",
                request));
    body.putAll(more);
    send("POST", "/v1/jobs", body, "Idempotency-Key", markers.name("key") + jobs.size());
  }

  /** An import of a good row, a merged one, and some that somebody must refuse. */
  void importJob(int account, String where) {
    job(account, "contacts_json_import", imported(account, where));
  }

  Map<String, Object> imported(int account, String where) {
    return Map.of(
        "import_data",
        List.of(
            contact(where),
            contact(where),
            Map.of("email", markers.email(where + "field"), "cf:none", markers.personal("value")),
            Map.of("email", markers.personal(where + "bad") + "@@example")),
        "list_ids",
        List.of(Ids.list(Ids.account(account), "Newsletter")));
  }

  Map<String, Object> contact(String where) {
    return Map.of(
        "email", markers.email(where),
        "first_name", markers.personal(where + "first"),
        "street", "1 " + markers.personal(where + "street") + " \"Lane\" & \u00e9",
        "cf:shoe_size", markers.personal(where + "custom"));
  }

  /** Any call of the vendor's, as a job. */
  void apiRequest(int account, String where) {
    job(account, "api_request", createContact(where));
    job(
        account,
        "api_request",
        Map.of(
            "method", "GET",
            "path", "/contacts",
            "query", Map.of("email", markers.email(where + "query"))));
  }

  Map<String, Object> createContact(String where) {
    return Map.of(
        "method",
        "POST",
        "path",
        "/contacts",
        "body",
        Map.of(
            "email_address", Map.of("address", markers.email(where)),
            "first_name", markers.personal(where + "first"),
            "create_source", "Account"));
  }

  /** Any call of the vendor's, now. */
  void direct(int account, String where) {
    String path = "/v1/accounts/" + Ids.account(account) + "/requests";
    send("POST", path, createContact(where), "Idempotency-Key", markers.name("direct") + where);
    send(
        "POST",
        path,
        Map.of(
            "method", "GET",
            "path", "/contacts",
            "query", Map.of("email", markers.email(where + "query"))));
  }

  /** The partner endpoints that take people's data; answers the new account. */
  String partner(String where) {
    Map<String, Object> owner = new LinkedHashMap<>();
    owner.put("contact_email", markers.email(where + "owner"));
    owner.put("contact_phone", markers.personal(where + "phone"));
    owner.put("first_name", markers.personal(where + "first"));
    owner.put("last_name", markers.personal(where + "last"));
    owner.put("login_name", markers.personal(where + "login"));
    owner.put("password", markers.personal("pw") + "A1!");
    owner.put("organization_name", markers.name("organization"));
    owner.put("country_code", "US");
    owner.put("state_code", "MA");
    owner.put("managed_site_owner", true);
    Response made = send("POST", "/v1/accounts", owner, "Idempotency-Key", markers.name(where));
    String account =
        Optional.ofNullable(made.<String>path("encoded_account_id")).orElse(Ids.account(0));
    Map<String, Object> user = new LinkedHashMap<>();
    Stream.of("first_name", "last_name", "login_name", "external_id", "external_provider")
        .forEach(field -> user.put(field, markers.personal(where + field.replace("_", ""))));
    user.put("contact_email", markers.email(where + "user"));
    user.put("role_name", "account_manager");
    send("POST", "/v1/accounts/" + account + "/users", user);
    return account;
  }

  /** One address now, and some as a job. */
  void unsubscribe(int account, String where) {
    send(
        "POST",
        "/v1/unsubscribes",
        Map.of(
            "global_unsubscribe",
            true,
            "email_addresses",
            List.of(markers.email(where)),
            "update_source",
            "Contact"));
    send(
        "POST",
        "/v1/unsubscribes",
        Map.of(
            "accounts", Map.of("ids", List.of(Ids.account(account))),
            "email_addresses", List.of(markers.email(where), Ids.seededEmail("x", 0)),
            "opt_out_reason", markers.personal(where + "reason"),
            "keep_results", true,
            "update_source", "Account"));
  }

  /** Aims a fault of the simulator at one account. */
  void fault(int account, Map<String, Object> fault) {
    Map<String, Object> aimed = new LinkedHashMap<>(fault);
    aimed.put("match", Map.of("account", Ids.account(account)));
    stage.simulator().body(aimed).post("/_sim/faults").then().statusCode(201);
  }
}
