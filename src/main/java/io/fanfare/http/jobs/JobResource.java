package io.fanfare.http.jobs;

import io.fanfare.explanation.Explanations;
import io.fanfare.forecast.Forecasts;
import io.fanfare.http.Bodies;
import io.fanfare.http.CallerKey;
import io.fanfare.http.Ids;
import io.fanfare.http.OffLoop;
import io.fanfare.http.Paging;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.JobRequests;
import io.fanfare.job.JobStore;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.operation.strict.StrictJson;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Jobs: asking for one, and how far it got. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class JobResource {
  private final Bodies bodies;
  private final OffLoop offLoop;
  private final JobRequests requests;
  private final Jobs jobs;
  private final JobStore store;
  private final Forecasts forecasts;
  private final Explanations explanations;

  public JobResource(
      Bodies bodies,
      OffLoop offLoop,
      JobRequests requests,
      Jobs jobs,
      JobStore store,
      Forecasts forecasts,
      Explanations explanations) {
    this.bodies = bodies;
    this.offLoop = offLoop;
    this.requests = requests;
    this.jobs = jobs;
    this.store = store;
    this.forecasts = forecasts;
    this.explanations = explanations;
  }

  /** Checks the whole request, then keeps the job with its activities planned. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Run an operation, or several in order, in many accounts")
  public Uni<RestResponse<JobJson>> submit(
      byte[] body, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    bodies.requireSize(body);
    @Nullable IdempotencyKey key = CallerKey.of(callerKey, "POST /v1/jobs", body);
    return offLoop
        .run(() -> requests.check(StrictJson.read(body), Origin.HTTP))
        .chain(request -> jobs.submit(request, key))
        .map(Accepted::of);
  }

  /** Newest first. */
  @GET
  @Operation(summary = "List jobs, newest first")
  public Uni<JobPage> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
    Paging paging = Paging.ofIds(limit, after);
    return store.list(paging.afterId(), paging.limit()).map(jobs -> JobPage.of(paging, jobs));
  }

  /** One job. */
  @GET
  @Path("/{id}")
  @Operation(summary = "How far a job got, and when it will be over")
  public Uni<JobWithEta> find(@RestPath String id) {
    return store
        .find(Ids.inPath(id))
        .chain(
            job ->
                Uni.combine()
                    .all()
                    .unis(store.waves(job), forecasts.eta(job))
                    .with((waves, eta) -> JobWithEta.of(job, waves, eta)));
  }

  /** Those of a job, by id. */
  @GET
  @Path("/{id}/activities")
  @Operation(summary = "List a job's activities, or those in one state")
  public Uni<ActivityPage> activities(
      @RestPath String id,
      @RestQuery @Nullable String state,
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String after) {
    Paging paging = Paging.ofIds(limit, after);
    ActivityWords.requireState(state);
    return store
        .find(Ids.inPath(id))
        .chain(job -> store.activities(job.id(), state, paging.afterId(), paging.limit()))
        .chain(
            activities ->
                explanations.of(activities).map(whys -> ActivityPage.of(paging, activities, whys)));
  }
}
