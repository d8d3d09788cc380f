package io.fanfare.http.webhooks;

import io.fanfare.access.Caller;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.direct.Answer;
import io.fanfare.direct.OnceOnly;
import io.fanfare.http.CallerKey;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.problem.Findings;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.webhook.Subscriptions;
import io.fanfare.webhook.WebhookTopic;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The vendor's webhook subscriptions. Where they lead comes from settings, never from a caller. */
@Path("/v1/webhook-subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "webhooks")
public class SubscriptionResource {
  private final Subscriptions subscriptions;
  private final OnceOnly onceOnly;
  private final Callers callers;
  private final AuditTrail trail;

  public SubscriptionResource(
      Subscriptions subscriptions, OnceOnly onceOnly, Callers callers, AuditTrail trail) {
    this.trail = trail;
    this.subscriptions = subscriptions;
    this.onceOnly = onceOnly;
    this.callers = callers;
  }

  /** Every topic, subscribed or not. */
  @GET
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "What the vendor's webhooks tell us of")
  public Uni<SubscriptionJson.All> list() {
    return subscriptions.list().map(SubscriptionJson.All::of);
  }

  /** One topic that is subscribed to. */
  @GET
  @RolesAllowed(Roles.ADMIN)
  @Path("/{topic}")
  @Operation(summary = "One webhook subscription")
  public Uni<SubscriptionJson> get(@RestPath String topic) {
    return subscriptions.get(topic(topic)).map(SubscriptionJson::of);
  }

  /** May be repeated; moves a subscription to the present address, too. */
  @PUT
  @RolesAllowed(Roles.ADMIN)
  @Path("/{topic}")
  @Operation(summary = "Let the vendor tell us of a topic")
  public Uni<SubscriptionJson> put(@RestPath String topic, byte[] body) {
    WebhookTopic asked = topic(topic);
    requireNone(body);
    return trail
        .noteMade(callers.current(), Action.PUT_WEBHOOK, asked.word(), subscriptions.put(asked))
        .map(SubscriptionJson::of);
  }

  /** The vendor forgets the address. */
  @DELETE
  @RolesAllowed(Roles.ADMIN)
  @Path("/{topic}")
  @Operation(summary = "End a webhook subscription")
  public Uni<RestResponse<Void>> delete(@RestPath String topic) {
    WebhookTopic asked = topic(topic);
    return trail
        .noteMade(
            callers.current(), Action.DELETE_WEBHOOK, asked.word(), subscriptions.delete(asked))
        .map(gone -> RestResponse.noContent());
  }

  /** The vendor sends a body with example data to the address. */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @Path("/{topic}/tests")
  @Operation(summary = "Let the vendor send a webhook with example data")
  public Uni<RestResponse<Tested>> test(
      @RestPath String topic,
      byte[] body,
      @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    WebhookTopic asked = topic(topic);
    requireNone(body);
    Caller by = callers.current();
    String route = "POST /v1/webhook-subscriptions/" + asked.word() + "/tests";
    return onceOnly
        .once(
            CallerKey.of(by, callerKey, route, body),
            () ->
                trail
                    .note(by, Action.TEST_WEBHOOK, asked.word())
                    .chain(() -> subscriptions.test(asked)))
        .map(once -> sent(asked, once));
  }

  private static RestResponse<Tested> sent(WebhookTopic topic, OnceOnly.Once once) {
    if (once.answer() instanceof Answer.Refused refused) {
      throw refusal(refused);
    }
    var tested = new Tested(topic.word(), "sent");
    var response = RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, tested);
    return (once.replayed() ? response.header(CallerKey.REPLAYED, "true") : response).build();
  }

  private static RefusedException refusal(Answer.Refused refused) {
    return refused.status() == RestResponse.StatusCode.NOT_FOUND
        ? RefusedException.of(ProblemCode.NOT_FOUND, "The vendor has no such subscription.")
        : RefusedException.of(
            ProblemCode.VENDOR_REFUSED, "The vendor refused with status " + refused.status() + ".");
  }

  private static WebhookTopic topic(String word) {
    return WebhookTopic.of(word)
        .orElseThrow(
            () -> RefusedException.of(ProblemCode.NOT_FOUND, "There is no topic of this name."));
  }

  /** A body with example data that the vendor says it has sent. */
  record Tested(String topic, String state) {}

  private static void requireNone(byte[] body) {
    Findings findings = new Findings();
    if (body.length > 0 && !new String(body, StandardCharsets.UTF_8).isBlank()) {
      findings.add("body", Rule.NOT_ALLOWED, "This request has no body.");
    }
    findings.refuseIfAny();
  }
}
