package io.fanfare.unsubscribed;

import io.fanfare.rejection.RejectionBox;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * Imports whose unsubscribed contacts are to be found. Each is noted in the transaction that ends
 * its activity. Each method is one transaction.
 */
public interface CheckStore {

  /**
   * Claims up to {@code limit} that are due. Nobody else gets them for {@code lease} and a moment
   * for each look-up that they may cost; after that, unless something was said of them, they are
   * due again.
   *
   * @param within those that are older have no time left
   */
  Uni<List<Check>> claimDue(int limit, Duration lease, Duration within);

  /** It is due again after the pause; {@code failed} attempts count. */
  Uni<Void> later(Check check, Duration pause, boolean failed);

  /**
   * Puts what was found in the place of what stood for it. Changes nothing when somebody else has
   * claimed the check meanwhile; where the rejections were deleted meanwhile, none are kept.
   */
  Uni<Void> end(Check check, List<RejectionBox> found);
}
