package io.fanfare.approval;

import io.fanfare.access.AccessSettings;
import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;

/** What removes things takes two people wherever callers say who they are. */
@ApplicationScoped
public class ApprovalRule {
  private final AccessSettings access;

  public ApprovalRule(AccessSettings access) {
    this.access = access;
  }

  /** Whether something of this kind needs an approver other than who asked for it. */
  public boolean isNeeded(boolean destructive) {
    return destructive && access.mode() == AccessSettings.Mode.REQUIRED;
  }

  /** What a new request of this kind begins with. */
  public Approval of(boolean destructive) {
    return isNeeded(destructive) ? new Approval.Awaited() : new Approval.NotNeeded();
  }

  /**
   * Refuses with {@code self_approval} whoever would approve what they asked for themselves, and
   * with {@code forbidden} who is limited to other accounts than whoever asked.
   */
  public static void requireOther(Caller approver, String askedBy, Scope askedFor) {
    if (!approver.scope().covers(askedFor)) {
      throw RefusedException.of(
          ProblemCode.FORBIDDEN, "It is for accounts that you are not responsible for.");
    }
    if (approver.name().equals(askedBy)) {
      throw RefusedException.of(
          ProblemCode.SELF_APPROVAL, "You asked for it: somebody else must approve it.");
    }
  }
}
