package io.fanfare.http.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.Caller;
import io.fanfare.http.OffLoop;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.operation.strict.Fields;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import io.fanfare.schedule.ScheduleStore;
import io.fanfare.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A second person's word on a schedule whose jobs remove things. */
@Path("/v1/schedules/{name}/approve")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "schedules")
public class ScheduleApprovalResource {
  private static final String CHANGED_AT = "changed_at";

  private final OffLoop offLoop;
  private final Schedules schedules;
  private final ScheduleStore store;
  private final Callers callers;

  public ScheduleApprovalResource(
      OffLoop offLoop, Schedules schedules, ScheduleStore store, Callers callers) {
    this.offLoop = offLoop;
    this.schedules = schedules;
    this.store = store;
    this.callers = callers;
  }

  /** {@code {"changed_at": "..."}}: the schedule as it was when its approver looked at it. */
  @POST
  @RolesAllowed(Roles.APPROVER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Let the jobs of a schedule run that removes things, until it is put again")
  public Uni<ScheduleJson> approve(@RestPath String name, byte[] body) {
    Caller by = callers.current();
    return store
        .approve(by, name, version(StrictJson.read(body)))
        .chain(shown -> offLoop.run(() -> ScheduleJson.of(shown, schedules.recipe(shown))));
  }

  private static Instant version(JsonNode body) {
    Findings findings = new Findings();
    Instant version = Instant.EPOCH;
    Fields fields = Fields.open(body, "body", findings).orElse(null);
    if (fields != null && fields.require(CHANGED_AT)) {
      try {
        version = Instant.parse(fields.text(CHANGED_AT).orElse(""));
      } catch (DateTimeParseException e) {
        fields.refuse(CHANGED_AT, Rule.FORMAT, "Must be the time that the schedule shows.");
      }
    }
    if (fields != null) {
      fields.refuseUnknown();
    }
    findings.refuseIfAny();
    return version;
  }
}
