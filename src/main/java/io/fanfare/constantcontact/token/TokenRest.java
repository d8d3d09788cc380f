package io.fanfare.constantcontact.token;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The token endpoint as it is on the wire; its base URL is the whole {@code token-url}. */
@Path("")
interface TokenRest {

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  Uni<RestResponse<byte[]>> ask(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String basic,
      @QueryParam("grant_type") @Nullable String grantType,
      @QueryParam("scope") @Nullable String scope,
      byte[] form);
}
