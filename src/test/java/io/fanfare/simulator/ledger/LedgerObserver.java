package io.fanfare.simulator.ledger;

import io.fanfare.simulator.activities.ActivityDesk;
import io.fanfare.simulator.activities.ActivityState;
import io.fanfare.simulator.activities.Work;
import java.time.Instant;
import java.util.UUID;

/** Writes every activity's beginning and end into the ledger. */
public record LedgerObserver(Ledger ledger) implements ActivityDesk.Observer {
  @Override
  public long accepted(UUID id, String account, Work work, Instant at) {
    return ledger.activityAccepted(id, account, work.operation(), at, work.payload());
  }

  @Override
  public void ended(long handle, Instant at, ActivityState state) {
    ledger.activityEnded(handle, at, state.wire());
  }
}
