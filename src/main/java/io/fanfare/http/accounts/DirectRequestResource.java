package io.fanfare.http.accounts;

import io.fanfare.access.Caller;
import io.fanfare.approval.ApprovalRule;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.direct.Answer;
import io.fanfare.direct.DirectRequests;
import io.fanfare.direct.OnceOnly;
import io.fanfare.direct.OnceOnly.Once;
import io.fanfare.http.CallerKey;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** One call of the catalogue now, for one account. */
@Path("/v1/accounts/{id}/requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class DirectRequestResource {
  private final RequestRules rules;
  private final DirectRequests requests;
  private final OnceOnly onceOnly;
  private final Callers callers;
  private final ApprovalRule approval;
  private final AuditTrail trail;

  public DirectRequestResource(
      RequestRules rules,
      DirectRequests requests,
      OnceOnly onceOnly,
      Callers callers,
      ApprovalRule approval,
      AuditTrail trail) {
    this.approval = approval;
    this.trail = trail;
    this.rules = rules;
    this.requests = requests;
    this.onceOnly = onceOnly;
    this.callers = callers;
  }

  /** 200 whenever the vendor answered: its own status is in the body. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make one call for one account and wait for the vendor's answer")
  public Uni<RestResponse<DirectJson>> send(
      @RestPath String id, byte[] body, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    String route = "POST /v1/accounts/" + id + "/requests";
    Caller by = callers.current();
    @Nullable IdempotencyKey key = CallerKey.of(by, callerKey, route, body);
    CheckedRequest request = rules.check(RequestRules.API_REQUEST, StrictJson.read(body));
    refuseDestructive(request);
    return onceOnly.once(key, () -> send(by, id, request)).map(DirectRequestResource::response);
  }

  /** Nobody waits at the other end of a call until a second person comes. */
  private void refuseDestructive(CheckedRequest request) {
    if (approval.isNeeded(request.destructive())) {
      throw RefusedException.of(
          ProblemCode.APPROVAL_REQUIRED,
          "It removes something: submit it as a job, which somebody else then approves.");
    }
  }

  /** What only reads is nobody's concern; what changes something is noted before it is sent. */
  private Uni<Answer> send(Caller by, String id, CheckedRequest request) {
    boolean reads = request.operation().method().equals("GET");
    Uni<Void> noted = reads ? Uni.createFrom().voidItem() : trail.note(by, Action.SEND_REQUEST, id);
    return noted.chain(() -> requests.send(id, request));
  }

  private static RestResponse<DirectJson> response(Once once) {
    ResponseBuilder<DirectJson> response = ResponseBuilder.ok(DirectJson.of(once.answer()));
    if (once.replayed()) {
      response.header(CallerKey.REPLAYED, "true");
    }
    return response.build();
  }
}
