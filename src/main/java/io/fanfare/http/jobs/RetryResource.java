package io.fanfare.http.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.Caller;
import io.fanfare.http.CallerKey;
import io.fanfare.http.Ids;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.http.jobs.RetriedJson.RetriedRowsJson;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobStore.Created;
import io.fanfare.job.Retries;
import io.fanfare.operation.strict.Fields;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.Findings;
import io.fanfare.retry.RowRetries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Asking again for what of a job did not end well. */
@Path("/v1/jobs/{id}/retry")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class RetryResource {
  private static final String ROWS = "rows";
  private static final List<String> WHAT = List.of("accounts", ROWS);

  private final Retries retries;
  private final RowRetries rows;
  private final Callers callers;

  public RetryResource(Retries retries, RowRetries rows, Callers callers) {
    this.retries = retries;
    this.rows = rows;
    this.callers = callers;
  }

  /** Makes a job of its own; {@code parent_job_id} of that one names this one. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Run again what did not end well, as a new job")
  public Uni<RestResponse<RetriedJson>> retry(
      @RestPath String id, byte[] body, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    String route = "POST /v1/jobs/" + id + "/retry";
    Caller by = callers.current();
    @Nullable IdempotencyKey key = CallerKey.of(by, callerKey, route, body);
    return what(StrictJson.read(body)).equals(ROWS)
        ? rows.retry(by, Ids.inPath(id), key)
            .map(made -> answer(made.created(), RetriedRowsJson.of(made.sorted())))
        : retries.retry(by, Ids.inPath(id), key).map(created -> answer(created, null));
  }

  private static RestResponse<RetriedJson> answer(Created created, @Nullable RetriedRowsJson rows) {
    return Accepted.of(created, new RetriedJson(JobJson.of(created.job()), rows));
  }

  private static String what(JsonNode body) {
    Findings findings = new Findings();
    Optional<String> what =
        Fields.open(body, "body", findings)
            .flatMap(
                fields -> {
                  Optional<String> word =
                      fields.require("what") ? fields.word("what", WHAT) : Optional.empty();
                  fields.refuseUnknown();
                  return word;
                });
    findings.refuseIfAny();
    return what.orElseThrow();
  }
}
