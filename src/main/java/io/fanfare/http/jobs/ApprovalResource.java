package io.fanfare.http.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.Caller;
import io.fanfare.http.Ids;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.JobStore;
import io.fanfare.operation.strict.Fields;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A second person's word on a job that removes things. */
@Path("/v1/jobs/{id}/approve")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class ApprovalResource {
  private static final String ACCOUNTS = "accounts";

  private final JobStore store;
  private final Callers callers;

  public ApprovalResource(JobStore store, Callers callers) {
    this.store = store;
    this.callers = callers;
  }

  /** {@code {"accounts": 42}}: how many accounts the job is for, typed by whoever approves it. */
  @POST
  @RolesAllowed(Roles.APPROVER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Let a job run that waits for a second person's approval")
  public Uni<JobJson> approve(@RestPath String id, byte[] body) {
    Caller by = callers.current();
    long accounts = accounts(StrictJson.read(body));
    return store.approve(by, Ids.inPath(id), accounts).map(JobJson::of);
  }

  private static long accounts(JsonNode body) {
    Findings findings = new Findings();
    Fields.open(body, "body", findings)
        .ifPresent(
            fields -> {
              if (fields.require(ACCOUNTS) && !fields.get(ACCOUNTS).isIntegralNumber()) {
                fields.refuse(ACCOUNTS, Rule.TYPE, "Must be a whole number.");
              }
              fields.refuseUnknown();
            });
    findings.refuseIfAny();
    return body.get(ACCOUNTS).asLong();
  }
}
