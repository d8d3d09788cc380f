package io.fanfare.http.jobs;

import io.fanfare.activity.ActivityView;
import io.fanfare.explanation.Explanations;
import io.fanfare.exports.ExportStore;
import io.fanfare.http.Ids;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.JobStore;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.settlement.Settlement;
import io.fanfare.settlement.Settlements;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** One activity, and a person's word on an ambiguous one. */
@Path("/v1/activities/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "activities")
public class ActivityResource {
  private final JobStore store;
  private final Settlements settlements;
  private final Explanations explanations;
  private final ExportStore exports;
  private final Callers callers;

  public ActivityResource(
      JobStore store,
      Settlements settlements,
      Explanations explanations,
      ExportStore exports,
      Callers callers) {
    this.callers = callers;
    this.store = store;
    this.exports = exports;
    this.settlements = settlements;
    this.explanations = explanations;
  }

  /** Ended or not. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "One activity, and why it has not ended")
  public Uni<ActivityWithFile> find(@RestPath String id) {
    UUID activity = Ids.inPath(id);
    return store
        .activity(activity)
        .chain(this::explained)
        .chain(json -> exports.standing(activity).map(file -> ActivityWithFile.of(json, file)));
  }

  /** {@code {"verdict": "completed|failed|not_sent|in_flight", "remote_id"?}}. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Path("/settle")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Say what became of an ambiguous activity")
  public Uni<ActivityJson> settle(@RestPath String id, byte[] body) {
    Settlement word = Settlement.read(StrictJson.read(body));
    return settlements.settle(callers.current(), Ids.inPath(id), word).chain(this::explained);
  }

  private Uni<ActivityJson> explained(ActivityView activity) {
    return explanations
        .of(List.of(activity))
        .map(whys -> ActivityJson.of(activity, whys.get(activity.id())));
  }
}
