package io.fanfare.http.jobs;

import io.fanfare.access.Caller;
import io.fanfare.explanation.Explanations;
import io.fanfare.forecast.Forecasts;
import io.fanfare.http.Ids;
import io.fanfare.http.Paging;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.JobStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How far jobs got. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class JobResource {
  private final JobStore store;
  private final Forecasts forecasts;
  private final Explanations explanations;
  private final Callers callers;

  public JobResource(
      JobStore store, Forecasts forecasts, Explanations explanations, Callers callers) {
    this.store = store;
    this.forecasts = forecasts;
    this.explanations = explanations;
    this.callers = callers;
  }

  /** Newest first. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "List jobs, newest first")
  public Uni<JobPage> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
    Paging paging = Paging.ofIds(limit, after);
    Caller by = callers.current();
    return store
        .list(by.scope(), paging.afterId(), paging.limit())
        .map(jobs -> JobPage.of(paging, jobs.stream().map(job -> job.seenBy(by)).toList()));
  }

  /** One job. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{id}")
  @Operation(summary = "How far a job got, and when it will be over")
  public Uni<JobWithEta> find(@RestPath String id) {
    Caller by = callers.current();
    return store
        .find(Ids.inPath(id))
        .map(job -> job.seenBy(by))
        .chain(
            job ->
                Uni.combine()
                    .all()
                    .unis(store.waves(job), forecasts.eta(job))
                    .with((waves, eta) -> JobWithEta.of(job, waves, eta)));
  }

  /** Those of a job, by id. */
  @GET
  @RolesAllowed(Roles.VIEWER)
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
