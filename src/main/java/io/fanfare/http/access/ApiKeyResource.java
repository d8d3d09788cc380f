package io.fanfare.http.access;

import io.fanfare.access.AccessSettings;
import io.fanfare.access.ApiKeyStore;
import io.fanfare.access.ApiKeys;
import io.fanfare.access.ApiKeys.Issued;
import io.fanfare.access.Caller;
import io.fanfare.operation.strict.StrictJson;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** API keys. A secret is in the one answer that makes it and can never be read again. */
@Path("/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class ApiKeyResource {
  private static final String NO_STORE = "no-store";

  private final ApiKeys keys;
  private final ApiKeyStore store;
  private final AccessSettings settings;
  private final Callers callers;
  private final Clock clock;

  public ApiKeyResource(
      ApiKeys keys, ApiKeyStore store, AccessSettings settings, Callers callers, Clock clock) {
    this.keys = keys;
    this.store = store;
    this.settings = settings;
    this.callers = callers;
    this.clock = clock;
  }

  /** Revoked ones too; there are few, so that all are on one page. */
  @GET
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "List API keys, revoked ones too, without their secrets")
  public Uni<Page> list() {
    callers.unlimited();
    return store.all().map(all -> new Page(all.stream().map(ApiKeyJson::of).toList()));
  }

  /** Asked again, 409: the name is taken, and the secret is not kept to be told twice. */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make an API key; the answer holds its secret, once")
  public Uni<RestResponse<ApiKeyJson>> create(byte[] body) {
    Caller by = callers.unlimited();
    ApiKeyBody wanted = ApiKeyBody.read(StrictJson.read(body), clock.instant());
    return keys.create(by, wanted.name(), wanted.grant())
        .map(issued -> issued(Status.CREATED, issued));
  }

  /** Without a body the former secret works for {@code fanfare.access.key-overlap} more. */
  @POST
  @Path("/{name}/rotate")
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Give an API key a further secret; the former one ends a while later")
  public Uni<RestResponse<ApiKeyJson>> rotate(@RestPath String name, byte[] body) {
    Caller by = callers.unlimited();
    Duration overlap = RotationBody.overlap(body, settings.keyOverlap());
    return keys.rotate(by, name, overlap).map(issued -> issued(Status.OK, issued));
  }

  /** For good; here at once, on other replicas within {@code fanfare.access.keys-known-within}. */
  @DELETE
  @Path("/{name}")
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Revoke an API key")
  public Uni<Void> revoke(@RestPath String name) {
    return keys.revoke(callers.unlimited(), name);
  }

  private static RestResponse<ApiKeyJson> issued(Status status, Issued issued) {
    ResponseBuilder<ApiKeyJson> response = ResponseBuilder.create(status, ApiKeyJson.of(issued));
    response.header(HttpHeaders.CACHE_CONTROL, NO_STORE);
    return response
        .header(HttpHeaders.LOCATION, URI.create("/v1/api-keys/" + issued.key().name()))
        .build();
  }

  /** All of them, by name. */
  public record Page(List<ApiKeyJson> keys) {}
}
