package io.fanfare.http.accounts;

import io.fanfare.account.AccountStore;
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

  public AccountDataResource(AccountStore accounts, AccountData data) {
    this.accounts = accounts;
    this.data = data;
  }

  /** Asked again it deletes what has come since, and what unended activities had held back. */
  @DELETE
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Delete people's data that is kept for one account alone")
  public Uni<DeletedJson> delete(@RestPath String id) {
    return accounts
        .find(id)
        .chain(account -> data.delete(id))
        .map(deleted -> DeletedJson.of(id, deleted));
  }
}
