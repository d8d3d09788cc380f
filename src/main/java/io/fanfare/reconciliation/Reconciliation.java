package io.fanfare.reconciliation;

import static io.fanfare.time.Times.later;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.OnUnknown;
import io.fanfare.operation.Operation;
import io.fanfare.vendor.RemoteActivity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a submission without an answer from complete lists of its account. Pure.
 *
 * <p>Its account has no other unresolved submission of ours, so a new activity that nobody here
 * knows is either ours or the account's own. The only one since ours may have been sent, created
 * while it may have been, is ours. Several cannot be told apart. None, twice, means that ours was
 * never created; but one that was created after we stopped waiting may still be ours, late, or the
 * account's own: that, too, only a person can tell.
 */
@ApplicationScoped
public class Reconciliation {
  private static final String IMPORT = "contacts_json_import";

  /** The vendor shows times of creation in whole seconds. */
  private static final Duration SHOWN_IN = Duration.ofSeconds(1);

  private final ReconciliationSettings settings;

  public Reconciliation(ReconciliationSettings settings) {
    this.settings = settings;
  }

  /** How long until a look can say something new about it; zero when one can now. */
  public Duration untilProof(Unknown unknown, Instant now) {
    Instant missed = unknown.missedAt();
    Instant proof =
        missed == null
            ? unknown.sentUntil().plus(settings.firstProof())
            : later(missed.plus(settings.secondProof()), unknown.resendNotBefore());
    Duration wait = Duration.between(now, proof);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** When one whose sender was last seen alive at the given time may be sent again. */
  public Instant resendNotBefore(Instant lastSeen) {
    return lastSeen.plus(settings.resendAfterLost());
  }

  /**
   * How long nothing may be sent for the account once the answer of such an activity did not come;
   * zero when at once. One that is sent again at once may leave a stray behind that nobody looks
   * for, and the next submission without an answer must not take it for its own.
   */
  public Duration pauseAfterStray(Activity activity, Operation operation) {
    boolean leavesStray =
        operation.asynchronous() && activity.work().traits().onUnknown() == OnUnknown.RESEND;
    return leavesStray ? settings.tolerance().plus(SHOWN_IN) : Duration.ZERO;
  }

  /** The ids that may be it; whoever asks finds out which of them are known as others. */
  public Set<String> candidates(Activity activity, Listing listing) {
    return possible(activity, listing).stream()
        .map(RemoteActivity::remoteId)
        .collect(Collectors.toSet());
  }

  /**
   * What follows from a list.
   *
   * @param activity unknown
   * @param known those of {@link #candidates} that are other activities of ours
   * @return empty while nothing can be said that was not said before, also while the vendor has not
   *     counted an import that may be it
   */
  public Optional<ActivityState> decide(Activity activity, Listing listing, Set<String> known) {
    Unknown unknown = (Unknown) activity.state();
    Instant now = listing.askedAt();
    if (!untilProof(unknown, now).isZero()) {
      return Optional.empty();
    }
    List<RemoteActivity> open =
        possible(activity, listing).stream()
            .filter(remote -> !known.contains(remote.remoteId()))
            .toList();
    if (open.stream().anyMatch(remote -> isUncounted(activity, remote))) {
      return Optional.empty();
    }
    if (!open.isEmpty()) {
      return Optional.of(adopted(unknown, open, listing));
    }
    return Optional.of(
        unknown.missedAt() == null ? unknown.missed(now) : unknown.provedAbsent(now));
  }

  private ActivityState adopted(Unknown unknown, List<RemoteActivity> open, Listing listing) {
    Instant until = listing.vendors(unknown.sentUntil()).plus(settings.tolerance());
    return open.size() == 1 && isCreatedBy(open.get(0), until)
        ? unknown.adopted(open.get(0), listing.askedAt())
        : unknown.undecidable(listing.askedAt());
  }

  private List<RemoteActivity> possible(Activity activity, Listing listing) {
    Unknown unknown = (Unknown) activity.state();
    Instant from = listing.vendors(unknown.sentFrom()).minus(settings.tolerance());
    return listing.activities().stream()
        .filter(remote -> !isCreatedBefore(remote, from))
        .filter(remote -> fits(activity, remote))
        .toList();
  }

  /** One without a time of creation might be anything, so it is not ruled out. */
  private static boolean isCreatedBefore(RemoteActivity remote, Instant from) {
    Instant created = remote.times().createdAt();
    return created != null && created.isBefore(from);
  }

  private static boolean isCreatedBy(RemoteActivity remote, Instant until) {
    Instant created = remote.times().createdAt();
    return created != null && !created.isAfter(until);
  }

  /**
   * Imports count their rows, perhaps with a header (API reference: items_total_count); we never
   * import files, which have a name.
   */
  private static boolean fits(Activity activity, RemoteActivity remote) {
    Long total = remote.counters().itemsTotal();
    int items = activity.work().traits().items();
    boolean right =
        !isImport(activity) || !isCounted(total) || total == items || total == items + 1L;
    return right && remote.details().sourceFileName() == null;
  }

  /**
   * Its rows will tell whether it is ours. One that ended without a count never will, and is judged
   * by its time alone.
   */
  private static boolean isUncounted(Activity activity, RemoteActivity remote) {
    return isImport(activity)
        && !isCounted(remote.counters().itemsTotal())
        && !remote.state().isEnd();
  }

  /** Whether that says how many rows there are. */
  private static boolean isCounted(@Nullable Long total) {
    return total != null && total > 0;
  }

  private static boolean isImport(Activity activity) {
    return activity.work().operation().equals(IMPORT);
  }
}
