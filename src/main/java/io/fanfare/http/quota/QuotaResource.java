package io.fanfare.http.quota;

import io.fanfare.forecast.BurnDown;
import io.fanfare.forecast.Forecasts;
import io.fanfare.forecast.Supply;
import io.fanfare.http.access.Roles;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.QuotaStore.Dated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
  private final Forecasts forecasts;
  private final BurnDown burnDown;

  public QuotaResource(QuotaGate gate, Forecasts forecasts, BurnDown burnDown) {
    this.gate = gate;
    this.forecasts = forecasts;
    this.burnDown = burnDown;
  }

  /** As it is now. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Calls spent today, left and forecast")
  public Uni<QuotaJson> read() {
    return gate.ledger().chain(this::forecast);
  }

  private Uni<QuotaJson> forecast(Dated<QuotaLedger> ledger) {
    QuotaLimits limits = gate.limits();
    return forecasts
        .forecast(Supply.of(ledger, limits))
        .map(forecast -> QuotaJson.of(ledger, limits, forecast, burnDown.callsPerMinute()));
  }
}
