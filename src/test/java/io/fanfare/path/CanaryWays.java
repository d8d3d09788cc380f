package io.fanfare.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.canary.Markers;
import io.fanfare.simulator.vendor.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every way that marked people's data can take, into the service and wrong. */
final class CanaryWays {
  private static final List<String> SHAPES = List.of("object", "array", "message", "html", "empty");

  private final Stage stage;
  private final CanaryCalls calls;
  private final Markers markers;
  private final String files;
  private final CanarySecrets secrets;

  /**
   * All ways of one caller.
   *
   * @param files where schedules fetch rows, at {@code /good} and at {@code /bad}
   */
  CanaryWays(Stage stage, CanaryCalls calls, Markers markers, CanarySecrets secrets, String files) {
    this.secrets = secrets;
    this.stage = stage;
    this.calls = calls;
    this.markers = markers;
    this.files = files;
  }

  /** Everything that takes people's data and goes well. */
  void goodWays() {
    calls.send(
        "PUT",
        "/v1/accounts/" + Ids.account(1) + "/labels",
        Map.of("region", markers.name("label")));
    calls.importJob(1, "job");
    calls.apiRequest(2, "api");
    calls.direct(3, "direct");
    calls.unsubscribe(4, "unsubscribe");
    String account = calls.partner("partner");
    calls.send("POST", "/v1/accounts/" + account + "/cancellation", Map.of("reason_id", 3));
    String rows =
        "account,email,first_name,street,no\n%s,%s,Ada,%s,%s\n%s,%s@@x,Ada,,k\nnobody,%s,Ada,,k\n"
            .formatted(
                Ids.account(5),
                markers.email("csv"),
                markers.personal("street"),
                markers.personal("rowkey"),
                Ids.account(5),
                markers.personal("csvbad"),
                markers.email("stray"));
    String query =
        "?account_column=account&key=no&list_ids=" + Ids.list(Ids.account(5), "Newsletter");
    calls.rows("/v1/imports" + query, "text/csv", rows);
    String upload =
        calls.rows("/v1/uploads?account_column=account", "text/csv", rows).path("upload_id");
    calls.job(
        5,
        "contacts_json_import",
        Map.of("list_ids", List.of(Ids.list(Ids.account(5), "Newsletter"))),
        Map.of("upload", String.valueOf(upload)));
    calls.job(
        1,
        "contacts_taggings_add",
        Map.of(
            "source", Map.of("all_active_contacts", true),
            "tag_ids", List.of("name:" + markers.name("tag"))));
    calls.job(
        1,
        "contacts_taggings_add",
        Map.of(
            "source", Map.of("all_active_contacts", true),
            "tag_ids", List.of("name:" + markers.name("missing"))));
    calls.job(1, "contact_exports", Map.of("fields", List.of("email_address")));
  }

  /** What takes two people, by the second one. */
  void secondOpinions(List<String> jobs) {
    for (String job : jobs) {
      if (stage.job(job).path("state").asText().equals("awaiting_approval")) {
        calls.send("POST", "/v1/jobs/" + job + "/approve", Map.of("accounts", 1));
      }
    }
    calls.unsubscribe(4, "unsubscribe");
  }

  /** Errors of every shape that repeat what they were sent, and answers that do not come. */
  void vendorsErrors() {
    int account = 6;
    for (int status : List.of(400, 500)) {
      for (String shape : SHAPES) {
        String where = "error" + status + shape;
        calls.fault(
            account,
            Map.of(
                "kind",
                "error",
                "status",
                status,
                "shape",
                shape,
                "count",
                3,
                "text",
                "Not good: " + markers.email(where)));
        calls.importJob(account, where);
        calls.direct(account, where);
        account++;
      }
    }
    calls.fault(16, Map.of("kind", "lost_answer", "close", true, "count", 2));
    calls.apiRequest(16, "lost");
    calls.fault(17, Map.of("kind", "html_200", "count", 2));
    calls.direct(17, "html");
    String error = "Line 2: " + markers.email("rowerror") + " is not good";
    calls.fault(18, Map.of("kind", "end_as", "state", "failed", "error", error));
    calls.importJob(18, "failed");
    calls.fault(
        19, Map.of("kind", "unknown_state", "state", markers.personal("state"), "count", 1));
    calls.importJob(19, "stateless");
  }

  void schedules() {
    for (Map.Entry<String, String> each :
        Map.of("fetching", "/good", "failing", "/bad").entrySet()) {
      Map<String, Object> job =
          Map.of(
              "operation", "contacts_json_import",
              "name", markers.name("scheduled"),
              "accounts", Map.of("ids", List.of(Ids.account(21))),
              "request", Map.of("list_ids", List.of(Ids.list(Ids.account(21), "Newsletter"))));
      calls.send(
          "PUT",
          "/v1/schedules/" + each.getKey(),
          Map.of(
              "cron",
              "*/10 * * * * *",
              "job",
              job,
              "rows",
              Map.of("url", files + each.getValue() + "?key=" + markers.personal("urlkey"))));
    }
    Map<String, Object> job =
        Map.of(
            "operation", "contacts_json_import",
            "accounts", Map.of("ids", List.of(Ids.account(21))),
            "request", calls.imported(21, "scheduledrows"));
    calls.send("PUT", "/v1/schedules/rows-inside", Map.of("cron", "0 0 1 1 *", "job", job));
  }

  /** The database refuses what would be kept, and says in its error what that was. */
  void storeFailures() {
    List<String> tables =
        List.of("job", "payload", "idempotency", "upload_block", "schedule", "webhook_hint");
    for (String table : tables) {
      stage
          .store()
          .execute("alter table " + table + " add constraint canary check (false) not valid");
    }
    List<String> before = new ArrayList<>(calls.jobs());
    calls.importJob(22, "unkept");
    calls.direct(22, "unkept");
    calls.partner("unkept");
    secrets.hint(calls);
    schedules();
    calls.rows("/v1/uploads", "text/csv", "email\n" + markers.email("unkept") + "\n");
    for (String table : tables) {
      stage.store().execute("alter table " + table + " drop constraint canary");
    }
    assertThat(calls.jobs()).isEqualTo(before);
  }
}
