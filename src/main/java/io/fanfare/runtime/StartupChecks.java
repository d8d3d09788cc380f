package io.fanfare.runtime;

import io.fanfare.constantcontact.ConstantContactSettings;
import io.fanfare.dispatch.DispatchSettings;
import io.fanfare.polling.PollingSettings;
import io.fanfare.reconciliation.ReconciliationSettings;
import io.fanfare.replica.ReplicaSettings;
import io.fanfare.webhook.WebhookSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Settings that only make sense together; what is wrong stops the start and names the property. */
@ApplicationScoped
class StartupChecks {
  private static final int BEATS = 4;

  private final DispatchSettings dispatch;
  private final PollingSettings polling;
  private final ConstantContactSettings vendor;
  private final ReconciliationSettings reconciliation;
  private final ReplicaSettings replica;
  private final WebhookSettings webhooks;

  StartupChecks(
      DispatchSettings dispatch,
      PollingSettings polling,
      ConstantContactSettings vendor,
      ReconciliationSettings reconciliation,
      ReplicaSettings replica,
      WebhookSettings webhooks) {
    this.dispatch = dispatch;
    this.polling = polling;
    this.vendor = vendor;
    this.reconciliation = reconciliation;
    this.replica = replica;
    this.webhooks = webhooks;
  }

  void check(@Observes StartupEvent event) {
    claims();
    replicas();
    webhooks.check();
    require(dispatch.inFlight() > 0, "fanfare.dispatch.in-flight must be 1 or more");
    require(polling.inFlight() > 0, "fanfare.polling.in-flight must be 1 or more");
    require(
        !reconciliation.firstProof().isNegative() && !reconciliation.secondProof().isNegative(),
        "fanfare.reconciliation.first-proof and second-proof must not be negative");
  }

  private void claims() {
    Duration answered = dispatch.sendWithin().plus(vendor.requestTimeout());
    require(
        dispatch.claimLease().compareTo(answered) > 0,
        "fanfare.dispatch.claim-lease must be longer than fanfare.dispatch.send-within and"
            + " fanfare.constant-contact.request-timeout together: else a call that is still under"
            + " way would be taken for lost");
  }

  private void replicas() {
    require(
        replica.heartbeat().compareTo(Duration.ZERO) > 0
            && replica.heartbeat().multipliedBy(BEATS).compareTo(replica.deadAfter()) <= 0,
        "fanfare.replica.dead-after must be four times fanfare.replica.heartbeat or longer: else a"
            + " replica that is late would be taken for dead");
    require(
        dispatch.lostAfter().compareTo(replica.deadAfter()) > 0,
        "fanfare.dispatch.lost-after must be longer than fanfare.replica.dead-after");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalStateException(message);
    }
  }
}
