package io.fanfare.http.jobs;

import io.fanfare.access.Caller;
import io.fanfare.http.Ids;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobStore.Unsent;
import io.fanfare.job.JobView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Stopping a job, for good or for a while. Each may be repeated as {@link JobStore} says. */
@Path("/v1/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class JobControlResource {
  private final JobStore store;
  private final Callers callers;

  public JobControlResource(JobStore store, Callers callers) {
    this.store = store;
    this.callers = callers;
  }

  /** Holds back what was not sent and says what cannot be recalled. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Path("/cancel")
  @Operation(summary = "Send nothing more; what is out runs to its end")
  public Uni<StoppedJson> cancel(@RestPath String id) {
    return told(by -> store.cancel(by, Ids.inPath(id)), StoppedJson::cancelled);
  }

  /** Until resumed; says what cannot be recalled. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Path("/pause")
  @Operation(summary = "Send nothing more until resumed")
  public Uni<StoppedJson> pause(@RestPath String id) {
    return told(by -> store.pause(by, Ids.inPath(id)), StoppedJson::paused);
  }

  /** After a pause. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Path("/resume")
  @Operation(summary = "Go on after a pause")
  public Uni<StoppedJson> resume(@RestPath String id) {
    return told(by -> store.resume(by, Ids.inPath(id)), StoppedJson::resumed);
  }

  private Uni<StoppedJson> told(
      Function<Caller, Uni<JobView>> move, BiFunction<JobView, Unsent, StoppedJson> words) {
    Caller by = callers.current();
    return move.apply(by)
        .map(job -> job.seenBy(by))
        .chain(job -> store.unsent(job.id()).map(unsent -> words.apply(job, unsent)));
  }
}
