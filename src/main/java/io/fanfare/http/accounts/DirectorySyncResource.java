package io.fanfare.http.accounts;

import io.fanfare.account.DirectorySync;
import io.fanfare.http.access.Roles;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.vendor.PartnerDirectory.DirectoryUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Reading the vendor's list of accounts now instead of at the next scheduled time. */
@Path("/v1/directory-syncs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class DirectorySyncResource {
  private static final Logger LOG = Logger.getLogger(DirectorySyncResource.class);
  private static final Duration SOON = Duration.ofSeconds(60);

  private final DirectorySync sync;

  public DirectorySyncResource(DirectorySync sync) {
    this.sync = sync;
  }

  /** Answers when the pass is over: a call for every 50 accounts, so 200 of them for 10,000. */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Read the vendor's list of accounts; answers when it was read")
  public Uni<Pass> run() {
    return sync.runOnce()
        .map(Pass::new)
        .onFailure(DirectoryUnavailableException.class)
        .invoke(failure -> LOG.warn("A directory sync that a caller asked for failed", failure))
        .onFailure(DirectoryUnavailableException.class)
        .transform(failure -> unavailable());
  }

  /**
   * A finished pass.
   *
   * @param active accounts that are active now
   */
  public record Pass(long active) {}

  private static RefusedException unavailable() {
    return RefusedException.later(
        ProblemCode.VENDOR_UNAVAILABLE, "The vendor's account list could not be read.", SOON);
  }
}
