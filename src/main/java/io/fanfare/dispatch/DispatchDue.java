package io.fanfare.dispatch;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.pacing.Pipeline;
import io.fanfare.quota.QuotaGate;
import io.fanfare.replica.Replica;
import io.fanfare.vendor.VendorApi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Sends everything that is due, as fast as slots come. Few are claimed ahead of their slots, so
 * that a crash finds few claimed and not yet sent, while many may be waiting for their answer.
 */
@ApplicationScoped
public class DispatchDue {
  private final ActivityStore store;
  private final VendorApi vendor;
  private final Doors doors;
  private final DispatchSettings settings;
  private final Replica replica;
  private final Pipeline<Activity> pipeline;

  public DispatchDue(
      ActivityStore store,
      QuotaGate gate,
      VendorApi vendor,
      Submission submission,
      Doors doors,
      DispatchSettings settings,
      Replica replica) {
    this.store = store;
    this.vendor = vendor;
    this.doors = doors;
    this.settings = settings;
    this.replica = replica;
    this.pipeline =
        new Pipeline<>(gate::ahead, this::claim, submission::slotted, settings.inFlight())
            .following(); // The next chunk of an account waits until the one before is accepted.
  }

  /**
   * Claims what is due and may be sent now; answers how many. What was claimed is sent, and its
   * outcome recorded, after this has completed.
   */
  public Uni<Long> runOnce() {
    return pipeline.runOnce();
  }

  /** There may be something more urgent than what waits for its slot: claims that, too. */
  public Uni<Long> wake() {
    return pipeline.wake();
  }

  /** Claims nothing more; completes when what is on the wire has been recorded. */
  public Uni<Void> drain() {
    return pipeline.stop();
  }

  private Uni<List<Activity>> claim(int limit) {
    if (doors.areClosed()) {
      return Uni.createFrom().item(List.of());
    }
    return vendor.ready().chain(() -> store.claimDue(limit, terms()));
  }

  private ClaimTerms terms() {
    return new ClaimTerms(
        replica.id(),
        settings.sendWithin(),
        settings.claimLease(),
        settings.perAccountInFlight(),
        doors.lowestPriority());
  }
}
