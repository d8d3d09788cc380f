package io.fanfare.constantcontact;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
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
@Path("/partner/accounts")
interface VendorRest {

  @POST
  @Path("/{accountId}/account_operations/sync")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> operate(@PathParam("accountId") String accountId, Attempt attempt);

  @GET
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> accounts(
      @QueryParam("limit") int limit,
      @QueryParam("account_type") String accountType,
      @QueryParam("offset") @Nullable String offset,
      Attempt attempt);

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> provision(Attempt attempt);

  @GET
  @Path("/{accountId}/plan")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> plan(@PathParam("accountId") String accountId, Attempt attempt);

  @PUT
  @Path("/{accountId}/plan")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> changePlan(@PathParam("accountId") String accountId, Attempt attempt);

  @PUT
  @Path("/{accountId}/status/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> cancel(@PathParam("accountId") String accountId, Attempt attempt);

  @POST
  @Path("/{accountId}/users/sso")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> addUser(@PathParam("accountId") String accountId, Attempt attempt);

  @POST
  @Path("/{accountId}/contacts/unsubscribe")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.WILDCARD)
  Uni<Response> unsubscribe(@PathParam("accountId") String accountId, Attempt attempt);
}
