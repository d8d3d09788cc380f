package io.fanfare.bench.party;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.bench.workload.PlannedJob;
import io.fanfare.bench.workload.Workload;
import io.fanfare.sandbox.JsonHttp;
import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.simulator.vendor.Ids;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;

/** Fanfare's caller: has the directory read, then asks for each job when it arrives. */
final class JobCaller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final int MOST_TRIES = 100;

  private final JsonHttp service;
  private final Workload workload;
  private final String listId;

  JobCaller(URI service, Workload workload, String listId) {
    this.service = new JsonHttp(service, LIMIT);
    this.workload = workload;
    this.listId = listId;
  }

  /** Returns when the last job was accepted. */
  void call() throws InterruptedException {
    long began = System.nanoTime();
    readDirectory();
    for (PlannedJob job : workload.jobs()) {
      Duration left = job.arrives().minusNanos(System.nanoTime() - began);
      Thread.sleep(Math.max(0, left.toMillis()));
      service.post("/v1/jobs", body(job));
    }
  }

  /** Asks again when the vendor could not be read, as the answer says. */
  private void readDirectory() throws InterruptedException {
    for (int left = MOST_TRIES; left > 0; left--) {
      try {
        service.post("/v1/directory-syncs", MissingNode.getInstance());
        return;
      } catch (SandboxFailure refused) {
        if (left == 1) {
          throw refused;
        }
        Thread.sleep(BETWEEN_TRIES.toMillis());
      }
    }
  }

  private ObjectNode body(PlannedJob job) {
    ObjectNode body = JSON.createObjectNode();
    body.put("name", "bench " + job.number()).put("operation", "contacts_json_import");
    accounts(body.putObject("accounts"), job);
    ObjectNode request = body.putObject("request");
    ArrayNode rows = request.putArray("import_data");
    for (int index = 0; index < job.contacts(); index++) {
      ObjectNode row = rows.addObject().put("email", job.email(index));
      row.put("first_name", "Bench").put("last_name", "Contact " + index);
    }
    request.putArray("list_ids").add(listId);
    return body;
  }

  private void accounts(ObjectNode accounts, PlannedJob job) {
    if (job.accounts() == workload.vendor().accounts()) {
      accounts.put("all", true);
      return;
    }
    ArrayNode ids = accounts.putArray("ids");
    IntStream.range(job.first(), job.first() + job.accounts())
        .mapToObj(Ids::account)
        .forEach(ids::add);
  }
}
