package io.fanfare.http.audit;

import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.audit.AuditTrail.Wanted;
import io.fanfare.http.Paging;
import io.fanfare.http.access.Roles;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who did what. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class AuditResource {
  private final AuditTrail trail;

  public AuditResource(AuditTrail trail) {
    this.trail = trail;
  }

  /** The latest first. */
  @GET
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Who did what, the latest first")
  public Uni<AuditPage> list(
      @RestQuery @Nullable String subject,
      @RestQuery @Nullable String caller,
      @RestQuery @Nullable String action,
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String after) {
    Paging paging = Paging.of(limit, after);
    Findings findings = new Findings();
    Wanted wanted = new Wanted(subject, caller, action(action, findings));
    @Nullable Long behind = number(after, findings);
    findings.refuseIfAny();
    return trail.list(wanted, behind, paging.limit()).map(entries -> AuditPage.of(paging, entries));
  }

  private static @Nullable Action action(@Nullable String word, Findings findings) {
    if (word == null) {
      return null;
    }
    Action action = Action.of(word).orElse(null);
    if (action == null) {
      findings.add("action", Rule.NOT_ALLOWED, "Is no action that is noted.");
    }
    return action;
  }

  private static @Nullable Long number(@Nullable String after, Findings findings) {
    try {
      return after == null ? null : Long.valueOf(after);
    } catch (NumberFormatException e) {
      findings.add("after", Rule.FORMAT, "Must be what the page before named as next.");
      return null;
    }
  }
}
