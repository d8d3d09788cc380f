package io.fanfare.http.plans;

import io.fanfare.access.Caller;
import io.fanfare.approval.ApprovalRule;
import io.fanfare.forecast.JobPlan;
import io.fanfare.forecast.UploadPlans;
import io.fanfare.http.Bodies;
import io.fanfare.http.OffLoop;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequests;
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

/** What a job would cost and when it would be over; nothing is kept and nothing is sent. */
@Path("/v1/job-plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class JobPlanResource {
  private final Bodies bodies;
  private final OffLoop offLoop;
  private final JobRequests requests;
  private final UploadPlans plans;
  private final ApprovalRule rule;
  private final Callers callers;

  public JobPlanResource(
      Bodies bodies,
      OffLoop offLoop,
      JobRequests requests,
      UploadPlans plans,
      ApprovalRule rule,
      Callers callers) {
    this.rule = rule;
    this.bodies = bodies;
    this.offLoop = offLoop;
    this.requests = requests;
    this.plans = plans;
    this.callers = callers;
  }

  /** The body of a job, checked like one. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "What a job would cost and when it would be over; nothing is sent")
  public Uni<JobPlanJson> plan(byte[] body) {
    bodies.requireSize(body);
    Caller by = callers.current();
    return offLoop
        .run(() -> requests.check(StrictJson.read(body), Origin.HTTP))
        .chain(request -> plans.plan(by, request).map(plan -> json(request, plan)));
  }

  private JobPlanJson json(JobRequest request, JobPlan plan) {
    return JobPlanJson.of(plan, rule.isNeeded(request.isDestructive()));
  }
}
