package io.fanfare.runtime;

import io.fanfare.approval.ApprovalSettings;
import io.fanfare.audit.AuditSettings;
import io.fanfare.stream.StreamSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** As {@link SettingsChecks}, for the settings by which people follow and approve. */
@ApplicationScoped
class OversightChecks {
  private final ApprovalSettings approval;
  private final AuditSettings audit;
  private final StreamSettings events;

  OversightChecks(ApprovalSettings approval, AuditSettings audit, StreamSettings events) {
    this.approval = approval;
    this.audit = audit;
    this.events = events;
  }

  void check(@Observes StartupEvent event) {
    approval.check();
    audit.check();
    events.check();
  }
}
