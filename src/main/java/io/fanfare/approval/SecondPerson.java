package io.fanfare.approval;

import io.fanfare.access.Caller;
import io.fanfare.approval.SecondPersonStore.Request;
import io.fanfare.audit.AuditTrail;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Synchronous calls that remove things: they are made when a second person has sent the same
 * request. Nothing of the request is kept but its hash.
 */
@ApplicationScoped
public class SecondPerson {
  private final ApprovalRule rule;
  private final ApprovalSettings settings;
  private final SecondPersonStore store;
  private final AuditTrail trail;

  public SecondPerson(
      ApprovalRule rule, ApprovalSettings settings, SecondPersonStore store, AuditTrail trail) {
    this.rule = rule;
    this.settings = settings;
    this.store = store;
    this.trail = trail;
  }

  /**
   * Completes when the call may be made; it is noted in the trail by then. Fails with
   * RefusedException(approval_required) when a second person has yet to repeat it.
   */
  public Uni<Void> required(Caller caller, Request request) {
    return rule.isNeeded(true)
        ? store
            .isSecond(caller, request, settings.repeatWithin())
            .invoke(this::require)
            .replaceWithVoid()
        : trail.note(caller, request.action(), request.subject());
  }

  private void require(boolean approved) {
    if (!approved) {
      throw RefusedException.of(
          ProblemCode.APPROVAL_REQUIRED,
          "Noted, and not done: it is done when somebody else, who may approve, sends the same"
              + " request within "
              + settings.repeatWithin().toMinutes()
              + " minutes.");
    }
  }
}
