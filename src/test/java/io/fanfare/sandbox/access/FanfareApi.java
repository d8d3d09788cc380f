package io.fanfare.sandbox.access;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.sandbox.access.JsonApi.Answer;
import java.net.URI;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** One replica's HTTP API, as a caller uses it. */
public final class FanfareApi {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final JsonApi api;

  public FanfareApi(URI base) {
    this.api = new JsonApi(base);
  }

  /** The plain API. */
  public JsonApi plain() {
    return api;
  }

  /** Submits a job and answers its id. */
  public String submit(Object body) {
    return api.post("/v1/jobs", body).path("job_id").asText();
  }

  /** Submits a job under a key, whatever the answer. */
  public Answer submit(Object body, String idempotencyKey) {
    return api.send("POST", "/v1/jobs", body, "Idempotency-Key", idempotencyKey);
  }

  public JsonNode job(String id) {
    return api.get("/v1/jobs/" + id);
  }

  /** The quota as the service knows it. */
  public JsonNode quota() {
    return api.get("/v1/quota");
  }

  /** Reads the directory of accounts and returns when it is known. */
  public void syncDirectory() {
    api.post("/v1/directory-syncs", null);
  }

  /**
   * Returns the job when it has finished, or as it is when the limit is over: what is missing then
   * the oracle tells better than a time that is over.
   */
  public JsonNode awaitFinished(String id, Duration limit) {
    try {
      await("job " + id)
          .atMost(limit)
          .pollInterval(PAUSE)
          .ignoreExceptionsInstanceOf(SandboxFailure.class)
          .until(() -> job(id).path("state").asText().equals("finished"));
    } catch (ConditionTimeoutException e) {
      // The caller sees by the job, and by the oracle, how far it got.
    }
    return job(id);
  }
}
