package io.fanfare.constantcontact;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * The partner endpoints that calls use, as they are on the wire. Every status is an answer: an
 * untyped one, because the client reads a typed body only when the status is a success. Only {@link
 * Exchange} calls it. {@link Departures} replaces the attempt by its body: bytes, since the client
 * would write any other type of buffer as JSON.
 */
@Path("/partner")
interface VendorRest {

  @POST
  @Path("/accounts/{accountId}/account_operations/sync")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> operate(@PathParam("accountId") String accountId, Attempt attempt);

  @GET
  @Path("/accounts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> accounts(
      @QueryParam("limit") int limit,
      @QueryParam("account_type") String accountType,
      @QueryParam("offset") @Nullable String offset,
      Attempt attempt);

  @POST
  @Path("/accounts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> provision(Attempt attempt);

  @GET
  @Path("/accounts/{accountId}/plan")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> plan(@PathParam("accountId") String accountId, Attempt attempt);

  @PUT
  @Path("/accounts/{accountId}/plan")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> changePlan(@PathParam("accountId") String accountId, Attempt attempt);

  @PUT
  @Path("/accounts/{accountId}/status/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> cancel(@PathParam("accountId") String accountId, Attempt attempt);

  @POST
  @Path("/accounts/{accountId}/users/sso")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> addUser(@PathParam("accountId") String accountId, Attempt attempt);

  @POST
  @Path("/accounts/{accountId}/contacts/unsubscribe")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> unsubscribe(@PathParam("accountId") String accountId, Attempt attempt);

  @GET
  @Path("/webhooks/subscriptions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> subscriptions(Attempt attempt);

  @GET
  @Path("/webhooks/subscriptions/{topicId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> subscription(@PathParam("topicId") int topicId, Attempt attempt);

  @PUT
  @Path("/webhooks/subscriptions/{topicId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> subscribe(@PathParam("topicId") int topicId, Attempt attempt);

  @DELETE
  @Path("/webhooks/subscriptions/{topicId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> unsubscribeFrom(@PathParam("topicId") int topicId, Attempt attempt);

  @POST
  @Path("/webhooks/subscriptions/{topicId}/tests")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> testSubscription(@PathParam("topicId") int topicId, Attempt attempt);
}
