package io.fanfare.exports;

import io.fanfare.exports.RecordCutter.UnreadableFileException;
import io.fanfare.payload.Vault;
import io.fanfare.quota.Demand;
import io.fanfare.quota.Heard;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.time.Backoff;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Fetches the files that are due, a few at a time. A read may be repeated: one that failed is tried
 * again, later and later, until it has been tried often enough; a call that certainly did not run
 * does not count.
 */
@ApplicationScoped
public class FetchDue {
  static final String TOO_LARGE = "too_large";

  private static final Duration NOT_SENT_PAUSE = Duration.ofSeconds(2);
  private static final Duration SLACK = Duration.ofMinutes(1);
  private static final int LONGEST_PAUSE = 10;
  private static final int NOT_FOUND = 404;

  private final ExportStore store;
  private final ExportSource source;
  private final VendorApi vendor;
  private final QuotaGate gate;
  private final Vault vault;
  private final ExportSettings settings;
  private final RandomGenerator random;

  public FetchDue(
      ExportStore store,
      ExportSource source,
      VendorApi vendor,
      QuotaGate gate,
      Vault vault,
      ExportSettings settings,
      RandomGenerator random) {
    this.store = store;
    this.source = source;
    this.vendor = vendor;
    this.gate = gate;
    this.vault = vault;
    this.settings = settings;
    this.random = random;
  }

  /** Fetches until nothing is due; fails when no slot is to be had today. */
  public Uni<Void> runOnce() {
    return Multi.createBy()
        .repeating()
        .uni(this::claim)
        .whilst(files -> !files.isEmpty())
        .onItem()
        .transformToUniAndConcatenate(this::all)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<List<ExportFile>> claim() {
    return store.claimDue(settings.inFlight(), settings.fetchWithin().plus(SLACK));
  }

  private Uni<Void> all(List<ExportFile> files) {
    return Uni.join()
        .all(files.stream().map(this::one).toList())
        .andCollectFailures()
        .onFailure(CompositeException.class)
        .transform(failures -> ((CompositeException) failures).getCauses().get(0))
        .replaceWithVoid();
  }

  private Uni<Void> one(ExportFile file) {
    return vendor
        .ready()
        .chain(() -> gate.pass(Demand.of(Purpose.POLL).retryIf(file.attempts() > 0)))
        .onFailure()
        .call(failure -> store.later(file.activityId(), NOT_SENT_PAUSE, null, false))
        .chain(slot -> fetch(file, slot));
  }

  private Uni<Void> fetch(ExportFile file, Slot slot) {
    Keeping keeping = new Keeping(file.activityId(), store, vault, settings.maxBytes());
    return source
        .fetch(slot, file.accountId(), file.fileId(), keeping::feed)
        .call(verdict -> QuotaFeedback.tell(gate, slot, verdict))
        .onFailure()
        .call(failure -> gate.answered(slot, Heard.WELL))
        .chain(verdict -> settle(file, keeping, verdict))
        .onFailure(UnreadableFileException.class)
        .recoverWithUni(unreadable -> unreadable(file, unreadable.getMessage()));
  }

  private Uni<Void> settle(ExportFile file, Keeping keeping, Verdict verdict) {
    if (verdict instanceof Verdict.Succeeded) {
      return keeping.end();
    }
    if (verdict instanceof Verdict.Unanswered unanswered) {
      return failed(file, unanswered.cause());
    }
    if (verdict instanceof Verdict.Refused refused) {
      return refused.status() == NOT_FOUND
          ? failed(file, refused.reason().word())
          : store.lost(file.activityId(), refused.reason().word());
    }
    return store.later(file.activityId(), NOT_SENT_PAUSE, null, false);
  }

  /** Trying again does not make a file smaller; anything else may have been the way. */
  private Uni<Void> unreadable(ExportFile file, String cause) {
    return cause.equals(TOO_LARGE) ? store.lost(file.activityId(), cause) : failed(file, cause);
  }

  private Uni<Void> failed(ExportFile file, String cause) {
    int failures = file.attempts() + 1;
    if (failures >= settings.attempts()) {
      return store.lost(file.activityId(), cause);
    }
    Duration first = settings.retryPause();
    Duration pause = new Backoff(first, first.multipliedBy(LONGEST_PAUSE)).pause(failures, random);
    return store.later(file.activityId(), pause, cause, true);
  }
}
