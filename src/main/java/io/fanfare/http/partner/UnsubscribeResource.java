package io.fanfare.http.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.Caller;
import io.fanfare.approval.SecondPerson;
import io.fanfare.approval.SecondPersonStore.Request;
import io.fanfare.audit.Action;
import io.fanfare.direct.OnceOnly;
import io.fanfare.http.Bodies;
import io.fanfare.http.CallerKey;
import io.fanfare.http.OffLoop;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.partner.UnsubscribeEverywhere;
import io.fanfare.partner.Unsubscribes;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Addresses taken off: one everywhere now, or many in some accounts as a job. */
@Path("/v1/unsubscribes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "partner")
public class UnsubscribeResource {
  private static final String ROUTE = "POST /v1/unsubscribes";
  private static final String EVERYWHERE = "everywhere";

  private final Bodies bodies;
  private final OffLoop offLoop;
  private final RequestRules rules;
  private final OnceOnly onceOnly;
  private final Unsubscribes unsubscribes;
  private final AccountUnsubscribes inAccounts;
  private final Callers callers;
  private final SecondPerson second;

  public UnsubscribeResource(
      Bodies bodies,
      OffLoop offLoop,
      RequestRules rules,
      OnceOnly onceOnly,
      Unsubscribes unsubscribes,
      AccountUnsubscribes inAccounts,
      Callers callers,
      SecondPerson second) {
    this.second = second;
    this.bodies = bodies;
    this.offLoop = offLoop;
    this.rules = rules;
    this.onceOnly = onceOnly;
    this.unsubscribes = unsubscribes;
    this.inAccounts = inAccounts;
    this.callers = callers;
  }

  /** With {@code global_unsubscribe} 200 and a count, with {@code accounts} 202 and a job. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Unsubscribe one address everywhere, or many in some accounts as a job")
  public Uni<? extends RestResponse<?>> unsubscribe(
      byte[] bytes, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    bodies.requireSize(bytes);
    Caller by = callers.current();
    @Nullable IdempotencyKey key = CallerKey.of(by, callerKey, ROUTE, bytes);
    return offLoop
        .run(() -> StrictJson.read(bytes))
        .invoke(body -> refuseLimited(by, body))
        .chain(
            body ->
                UnsubscribeEverywhere.isAskedFor(body)
                    ? everywhere(by, body, key)
                    : inAccounts.submit(by, body, key));
  }

  /** Where callers say who they are it is done when a second one sends the same. */
  private Uni<RestResponse<?>> everywhere(Caller by, JsonNode body, @Nullable IdempotencyKey key) {
    UnsubscribeEverywhere unsubscribe = UnsubscribeEverywhere.read(rules, body);
    Request asked =
        new Request(Action.UNSUBSCRIBE, EVERYWHERE, ROUTE, PartnerKeys.fingerprint(body));
    return onceOnly
        .once(
            key, () -> second.required(by, asked).chain(() -> unsubscribes.everywhere(unsubscribe)))
        .map(answer -> PartnerAnswers.of(answer).build());
  }

  /** One address everywhere is everywhere. */
  private static void refuseLimited(Caller by, JsonNode body) {
    if (UnsubscribeEverywhere.isAskedFor(body)) {
      Callers.requireUnlimited(by);
    }
  }
}
