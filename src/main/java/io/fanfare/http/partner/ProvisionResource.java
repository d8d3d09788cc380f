package io.fanfare.http.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.Caller;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.direct.OnceOnly;
import io.fanfare.direct.OnceOnly.Once;
import io.fanfare.http.CallerKey;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.partner.PartnerAccounts;
import io.fanfare.partner.Provision;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** New client accounts. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "partner")
public class ProvisionResource {
  private final PartnerAccounts accounts;
  private final OnceOnly onceOnly;
  private final Callers callers;
  private final AuditTrail trail;

  public ProvisionResource(
      PartnerAccounts accounts, OnceOnly onceOnly, Callers callers, AuditTrail trail) {
    this.trail = trail;
    this.accounts = accounts;
    this.onceOnly = onceOnly;
    this.callers = callers;
  }

  /** 201 when the account is there, 202 when the vendor will make it later. */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Provision a client account")
  public Uni<RestResponse<Object>> provision(
      byte[] bytes, @RestHeader(CallerKey.HEADER) @Nullable String callerKey) {
    JsonNode body = StrictJson.read(bytes);
    Provision provision = Provision.read(body);
    Caller by = callers.current();
    return onceOnly
        .once(
            PartnerKeys.of(by, callerKey, "POST /v1/accounts", body),
            () ->
                trail
                    .note(by, Action.PROVISION_ACCOUNT, "new")
                    .chain(() -> accounts.provision(provision)))
        .map(this::response);
  }

  private RestResponse<Object> response(Once once) {
    ResponseBuilder<Object> response = PartnerAnswers.of(once);
    accounts
        .idIn(once.answer())
        .ifPresent(id -> response.header(HttpHeaders.LOCATION, URI.create("/v1/accounts/" + id)));
    return response.build();
  }
}
