package io.fanfare.http.quota;

import io.fanfare.quota.QuotaGate;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the key may spend and has spent. */
@Path("/v1/quota")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quota")
public class QuotaResource {
  private final QuotaGate gate;

  public QuotaResource(QuotaGate gate) {
    this.gate = gate;
  }

  /** As it is now. */
  @GET
  @Operation(summary = "Calls spent today and left")
  public Uni<QuotaJson> read() {
    return gate.ledger().map(ledger -> QuotaJson.of(ledger, gate.limits()));
  }
}
