package io.fanfare.http.accounts;

import io.fanfare.access.Caller;
import io.fanfare.account.AccountStore;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.payload.AccountData;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** People's data that is kept for one account. */
@Path("/v1/accounts/{id}/data")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class AccountDataResource {
  private final AccountStore accounts;
  private final AccountData data;
  private final AuditTrail trail;
  private final Callers callers;

  public AccountDataResource(
      AccountStore accounts, AccountData data, AuditTrail trail, Callers callers) {
    this.trail = trail;
    this.callers = callers;
    this.accounts = accounts;
    this.data = data;
  }

  /** Asked again it deletes what has come since, and what unended activities had held back. */
  @DELETE
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Delete people's data that is kept for one account alone")
  public Uni<DeletedJson> delete(@RestPath String id) {
    Caller by = callers.current();
    return accounts
        .find(id)
        .call(account -> trail.note(by, Action.DELETE_PAYLOADS, id))
        .chain(account -> data.delete(id))
        .map(deleted -> DeletedJson.of(id, deleted));
  }
}
