package io.fanfare.http.jobs;

import io.fanfare.access.Caller;
import io.fanfare.http.Bodies;
import io.fanfare.http.CallerKey;
import io.fanfare.http.OffLoop;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobRequests;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.operation.strict.StrictJson;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Asking for a job. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class SubmitResource {
  private final Bodies bodies;
  private final OffLoop offLoop;
  private final JobRequests requests;
  private final Jobs jobs;
  private final Callers callers;

  public SubmitResource(
      Bodies bodies, OffLoop offLoop, JobRequests requests, Jobs jobs, Callers callers) {
    this.bodies = bodies;
    this.offLoop = offLoop;
    this.requests = requests;
    this.jobs = jobs;
    this.callers = callers;
  }

  /** Checks the whole request, then keeps the job with its activities planned. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Run an operation, or several in order, in many accounts")
  public Uni<RestResponse<JobJson>> submit(
      byte[] body, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    bodies.requireSize(body);
    Caller by = callers.current();
    @Nullable IdempotencyKey key = CallerKey.of(by, callerKey, "POST /v1/jobs", body);
    return offLoop
        .run(() -> requests.check(StrictJson.read(body), Origin.HTTP))
        .chain(request -> jobs.submit(by, request, key))
        .map(Accepted::of);
  }
}
