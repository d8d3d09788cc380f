package io.fanfare.http.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.Caller;
import io.fanfare.approval.SecondPerson;
import io.fanfare.approval.SecondPersonStore.Request;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.direct.Answer;
import io.fanfare.direct.OnceOnly;
import io.fanfare.direct.OnceOnly.Once;
import io.fanfare.http.CallerKey;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.partner.Cancellation;
import io.fanfare.partner.PartnerAccounts;
import io.fanfare.partner.PlanChange;
import io.fanfare.partner.SsoUser;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the partner may do to one of its accounts. Bodies are the vendor's, both ways. */
@Path("/v1/accounts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "partner")
public class PartnerAccountResource {
  private final PartnerAccounts accounts;
  private final OnceOnly onceOnly;
  private final Callers callers;
  private final SecondPerson second;
  private final AuditTrail trail;

  public PartnerAccountResource(
      PartnerAccounts accounts,
      OnceOnly onceOnly,
      Callers callers,
      SecondPerson second,
      AuditTrail trail) {
    this.second = second;
    this.trail = trail;
    this.accounts = accounts;
    this.onceOnly = onceOnly;
    this.callers = callers;
  }

  /** As the vendor has it now. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/plan")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "An account's billing plan")
  public Uni<RestResponse<Object>> plan(@RestPath String id) {
    return accounts.plan(id).map(PartnerAccountResource::response);
  }

  /** May be repeated: the plan stays the same. */
  @PUT
  @RolesAllowed(Roles.ADMIN)
  @Path("/plan")
  @Operation(summary = "Change an account's billing plan")
  public Uni<RestResponse<Object>> change(@RestPath String id, byte[] body) {
    PlanChange change = PlanChange.read(StrictJson.read(body));
    return trail
        .note(callers.current(), Action.CHANGE_PLAN, id)
        .chain(() -> accounts.change(id, change))
        .map(PartnerAccountResource::response);
  }

  /**
   * At once or at {@code effective_date}; at once it leaves all targets, too. Where callers say who
   * they are it is done when a second one sends the same.
   */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @Path("/cancellation")
  @Operation(summary = "Cancel an account")
  public Uni<RestResponse<Object>> cancel(
      @RestPath String id, byte[] bytes, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    JsonNode body = StrictJson.read(bytes);
    Cancellation cancellation = Cancellation.read(body);
    Caller by = callers.current();
    String route = "POST /v1/accounts/" + id + "/cancellation";
    Request asked = new Request(Action.CANCEL_ACCOUNT, id, route, PartnerKeys.fingerprint(body));
    return once(
        PartnerKeys.of(by, callerKey, route, body),
        () -> second.required(by, asked).chain(() -> accounts.cancel(id, cancellation)));
  }

  /** A user who signs in through the partner. */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @Path("/users")
  @Operation(summary = "Give an account a user who signs in through the partner")
  public Uni<RestResponse<Object>> add(
      @RestPath String id, byte[] bytes, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    JsonNode body = StrictJson.read(bytes);
    SsoUser user = SsoUser.read(body);
    Caller by = callers.current();
    return once(
        PartnerKeys.of(by, callerKey, "POST /v1/accounts/" + id + "/users", body),
        () -> trail.note(by, Action.ADD_USER, id).chain(() -> accounts.add(id, user)));
  }

  private Uni<RestResponse<Object>> once(@Nullable IdempotencyKey key, Supplier<Uni<Answer>> call) {
    return onceOnly.once(key, call).map(answer -> PartnerAnswers.of(answer).build());
  }

  private static RestResponse<Object> response(Answer answer) {
    return PartnerAnswers.of(new Once(answer, false)).build();
  }
}
