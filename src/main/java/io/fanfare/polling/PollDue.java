package io.fanfare.polling;

import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.LookTerms;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.pacing.Pipeline;
import io.fanfare.quota.QuotaGate;
import io.fanfare.replica.Replica;
import io.fanfare.vendor.VendorApi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Looks at every account that is due, as fast as slots come: seldom while submissions wait for
 * slots, more often when nothing does.
 */
@ApplicationScoped
public class PollDue {
  private final ActivityStore store;
  private final QuotaGate gate;
  private final VendorApi vendor;
  private final Replica replica;
  private final Pipeline<Watched> pipeline;

  public PollDue(
      ActivityStore store,
      QuotaGate gate,
      VendorApi vendor,
      Glance glance,
      PollingSettings settings,
      Replica replica) {
    this.store = store;
    this.gate = gate;
    this.vendor = vendor;
    this.replica = replica;
    this.pipeline = new Pipeline<>(gate::ahead, this::claim, glance::slotted, settings.inFlight());
  }

  /**
   * Claims what is due to be looked at; answers how many accounts. They are looked at, and what is
   * seen is recorded, after this has completed.
   */
  public Uni<Long> runOnce() {
    return pipeline.runOnce();
  }

  /** Claims nothing more; completes when every look under way has been recorded. */
  public Uni<Void> drain() {
    return pipeline.stop();
  }

  private Uni<List<Watched>> claim(int limit) {
    LookTerms terms = new LookTerms(replica.id(), !gate.isCrowded());
    return vendor.ready().chain(() -> store.claimLooks(limit, terms));
  }
}
