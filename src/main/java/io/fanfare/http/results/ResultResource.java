package io.fanfare.http.results;

import io.fanfare.http.Ids;
import io.fanfare.http.access.Roles;
import io.fanfare.payload.PayloadStore;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What the vendor answered, opened for its caller: kept only when asked for, and not for long. */
@Path("/v1/activities/{id}")
@Tag(name = "results")
public class ResultResource {
  private static final String NDJSON = "application/x-ndjson";

  private final PayloadStore payloads;
  private final Vault vault;

  public ResultResource(PayloadStore payloads, Vault vault) {
    this.payloads = payloads;
    this.vault = vault;
  }

  /** The answer's bytes as they came. */
  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Path("/result")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The vendor's answer to an activity")
  public Uni<byte[]> result(@RestPath String id) {
    return opened(id, payloads::result);
  }

  /** The vendor's row errors, one a line. */
  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Path("/errors")
  @Produces(NDJSON)
  @Operation(summary = "The vendor's errors about an activity's rows, one JSON text a line")
  public Uni<byte[]> errors(@RestPath String id) {
    return opened(id, payloads::errors).map(ResultLine::texts);
  }

  private Uni<byte[]> opened(String id, Function<UUID, Uni<Sealed>> read) {
    UUID activity = Ids.inPath(id);
    return read.apply(activity).map(box -> vault.open(activity.toString(), box));
  }
}
