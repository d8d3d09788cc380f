package io.fanfare.http.schedules;

import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.http.Bodies;
import io.fanfare.http.OffLoop;
import io.fanfare.http.Paging;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.schedule.ScheduleRequests;
import io.fanfare.schedule.ScheduleStore;
import io.fanfare.schedule.ScheduleStore.Put;
import io.fanfare.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Schedules: jobs that come back by themselves. */
@Path("/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "schedules")
public class ScheduleResource {
  private final Bodies bodies;
  private final OffLoop offLoop;
  private final ScheduleRequests requests;
  private final Schedules schedules;
  private final ScheduleStore store;
  private final Callers callers;

  public ScheduleResource(
      Bodies bodies,
      OffLoop offLoop,
      ScheduleRequests requests,
      Schedules schedules,
      ScheduleStore store,
      Callers callers) {
    this.bodies = bodies;
    this.offLoop = offLoop;
    this.requests = requests;
    this.schedules = schedules;
    this.store = store;
    this.callers = callers;
  }

  /** By name, without the bodies of their jobs. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "List schedules with their next and last firings")
  public Uni<SchedulePage> list(
      @RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
    Paging paging = Paging.of(limit, after);
    Scope scope = callers.current().scope();
    return store
        .list(scope, paging.after(), paging.limit())
        .map(page -> SchedulePage.of(paging, page));
  }

  /**
   * With the body of its job, since that is what is put again with a change. It may hold contact
   * data, which viewers do not read.
   */
  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Path("/{name}")
  @Operation(summary = "One schedule with its next and last firings")
  public Uni<ScheduleJson> find(@RestPath String name) {
    return store
        .find(name)
        .chain(shown -> offLoop.run(() -> ScheduleJson.of(shown, schedules.recipe(shown))));
  }

  /** The same body again changes nothing that can be seen but {@code changed_at}. */
  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create or replace a schedule")
  public Uni<RestResponse<ScheduleJson>> put(@RestPath String name, byte[] body) {
    bodies.requireSize(body);
    Caller by = callers.current();
    return offLoop
        .run(() -> requests.check(name, StrictJson.read(body)))
        .chain(wanted -> schedules.put(by, wanted))
        .chain(put -> offLoop.run(() -> answer(put)));
  }

  /** Jobs that it made go on. */
  @DELETE
  @RolesAllowed(Roles.OPERATOR)
  @Path("/{name}")
  @Operation(summary = "Forget a schedule")
  public Uni<Void> delete(@RestPath String name) {
    return store.delete(callers.current(), name);
  }

  private RestResponse<ScheduleJson> answer(Put put) {
    ScheduleJson json = ScheduleJson.of(put.shown(), schedules.recipe(put.shown()));
    Status status = put.created() ? Status.CREATED : Status.OK;
    ResponseBuilder<ScheduleJson> response = ResponseBuilder.create(status, json);
    if (put.created()) {
      response.header(HttpHeaders.LOCATION, URI.create("/v1/schedules/" + json.name()));
    }
    return response.build();
  }
}
