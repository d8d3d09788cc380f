package io.fanfare.preparation;

import io.fanfare.access.Permits;
import io.fanfare.naming.Names;
import io.fanfare.naming.Problem;
import io.fanfare.naming.Resolution;
import io.fanfare.vendor.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Names of accounts that their job may still reach: in others nothing is looked up or made. */
@ApplicationScoped
public class PermittedNames {
  private final Permits permits;
  private final Names names;

  public PermittedNames(Permits permits, Names names) {
    this.permits = permits;
    this.names = names;
  }

  /** As {@link Names#resolve}; without a call where the job may not reach the account. */
  Uni<Resolution> resolve(Preparation preparation) {
    return permits
        .permits(preparation.jobId(), preparation.accountId())
        .chain(
            permitted ->
                permitted ? resolved(preparation) : Uni.createFrom().item(refused(preparation)));
  }

  private Uni<Resolution> resolved(Preparation preparation) {
    return names.resolve(
        preparation.accountId(), preparation.references(), preparation.createMissing());
  }

  private static Resolution refused(Preparation preparation) {
    List<Problem> problems =
        preparation.references().stream()
            .map(reference -> new Problem(reference, Reason.NOT_PERMITTED))
            .toList();
    return new Resolution.Unresolved(problems);
  }
}
