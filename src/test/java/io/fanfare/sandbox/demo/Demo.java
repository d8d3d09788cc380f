package io.fanfare.sandbox.demo;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fanfare.sandbox.JsonHttp;
import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.sandbox.screen.Progress;
import io.fanfare.sandbox.screen.Screen;
import java.net.URI;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The demo's part that talks to the service: learn the accounts, then run one job after the other
 * over all of them. Every wait ends, with a message that says where to look next.
 */
final class Demo {
  private static final Duration SYNC_LIMIT = Duration.ofSeconds(60);
  private static final Duration JOB_LIMIT = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private static final String FIRST_PAGE = "/v1/accounts?limit=500";

  private final JsonHttp service;
  private final Screen screen;

  Demo(URI service, Screen screen) {
    this.service = new JsonHttp(service);
    this.screen = screen;
  }

  /** Has the service read the directory, until it knows {@code expected} accounts. */
  void syncDirectory(int expected) {
    service.post("/v1/directory-syncs", MissingNode.getInstance());
    try {
      await("accounts").atMost(SYNC_LIMIT).pollInterval(PAUSE).until(() -> accounts() >= expected);
    } catch (ConditionTimeoutException e) {
      throw new SandboxFailure(
          "After %s the service knows %d of %d accounts: see its log"
              .formatted(SYNC_LIMIT, accounts(), expected),
          e);
    }
  }

  /** Submits the job, shows its progress until it has finished, and returns its id. */
  String run(DemoJob job) {
    String id = service.post("/v1/jobs", job.body()).path("job_id").asText();
    JobWatch watch = new JobWatch(job.title());
    try (watch) {
      await(job.title()).atMost(JOB_LIMIT).pollInterval(PAUSE).until(() -> watch.finished(id));
    } catch (ConditionTimeoutException e) {
      throw new SandboxFailure(
          "Job %s did not finish in %s: GET /v1/jobs/%s/activities shows what waits"
              .formatted(id, JOB_LIMIT, id),
          e);
    }
    return id;
  }

  private long accounts() {
    long active = 0;
    String page = FIRST_PAGE;
    while (!page.isEmpty()) {
      JsonNode answer = service.get(page);
      active += answer.findValuesAsText("status").stream().filter("active"::equals).count();
      String next = answer.path("next").asText("");
      page = next.isEmpty() || next.equals("null") ? "" : FIRST_PAGE + "&after=" + next;
    }
    return active;
  }

  /** One job's progress on the screen; how many activities it has is known once it is planned. */
  private final class JobWatch implements AutoCloseable {
    private final String title;
    private Progress progress;

    JobWatch(String title) {
      this.title = title;
    }

    boolean finished(String id) {
      JsonNode job = service.get("/v1/jobs/" + id);
      long total = job.path("total").asLong();
      if (total > 0) {
        shown(total).at(total - job.path("remaining").asLong());
      }
      return job.path("state").asText().equals("finished");
    }

    private Progress shown(long total) {
      if (progress == null) {
        progress = new Progress(screen, title, total);
      }
      return progress;
    }

    @Override
    public void close() {
      if (progress != null) {
        progress.close();
      }
    }
  }
}
