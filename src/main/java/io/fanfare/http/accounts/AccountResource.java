package io.fanfare.http.accounts;

import io.fanfare.access.Scope;
import io.fanfare.account.AccountStore;
import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail;
import io.fanfare.http.Paging;
import io.fanfare.http.access.Callers;
import io.fanfare.http.access.Roles;
import io.fanfare.operation.strict.StrictJson;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The directory of managed accounts. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class AccountResource {
  private final AccountStore store;
  private final AuditTrail trail;
  private final Callers callers;

  public AccountResource(AccountStore store, AuditTrail trail, Callers callers) {
    this.store = store;
    this.trail = trail;
    this.callers = callers;
  }

  /** By id, closed ones too. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "List managed accounts, closed ones too")
  public Uni<AccountPage> list(
      @RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
    Paging paging = Paging.of(limit, after);
    Scope scope = callers.current().scope();
    return store
        .list(scope, paging.after(), paging.limit())
        .map(found -> AccountPage.of(paging, found));
  }

  /** Closed or not. */
  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{id}")
  @Operation(summary = "One managed account")
  public Uni<AccountJson> find(@RestPath String id) {
    return store.find(id).map(AccountJson::of);
  }

  /** A JSON object of strings. It decides who may reach the account, so it is not for some. */
  @PUT
  @RolesAllowed(Roles.ADMIN)
  @Path("/{id}/labels")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replace an account's labels")
  public Uni<AccountJson> label(@RestPath String id, byte[] body) {
    callers.unlimited();
    Map<String, String> labels = Labels.read(StrictJson.read(body));
    return trail
        .note(callers.current(), Action.LABEL_ACCOUNT, id)
        .chain(() -> store.label(id, labels))
        .map(AccountJson::of);
  }
}
