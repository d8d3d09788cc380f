package io.fanfare.http.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.Caller;
import io.fanfare.http.CallerKey;
import io.fanfare.http.Ids;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.Retries;
import io.fanfare.operation.strict.Fields;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.Findings;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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
  private static final List<String> WHAT = List.of("accounts");

  private final Retries retries;
  private final Callers callers;

  public RetryResource(Retries retries, Callers callers) {
    this.retries = retries;
    this.callers = callers;
  }

  /** Makes a job of its own; {@code parent_job_id} of that one names this one. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Run again what did not end well, as a new job")
  public Uni<RestResponse<JobJson>> retry(
      @RestPath String id, byte[] body, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    String route = "POST /v1/jobs/" + id + "/retry";
    Caller by = callers.current();
    @Nullable IdempotencyKey key = CallerKey.of(by, callerKey, route, body);
    check(StrictJson.read(body));
    return retries.retry(by, Ids.inPath(id), key).map(Accepted::of);
  }

  private static void check(JsonNode body) {
    Findings findings = new Findings();
    Fields.open(body, "body", findings)
        .ifPresent(
            fields -> {
              if (fields.require("what")) {
                fields.word("what", WHAT);
              }
              fields.refuseUnknown();
            });
    findings.refuseIfAny();
  }
}
