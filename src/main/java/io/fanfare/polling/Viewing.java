package io.fanfare.polling;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.quota.Demand;
import io.fanfare.quota.Heard;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.reconciliation.Listing;
import io.fanfare.tracing.Errand;
import io.fanfare.tracing.Outcome;
import io.fanfare.tracing.Tracing;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an account with as few calls as will do: each of a few activities by itself, or the
 * list, all pages of it.
 */
@ApplicationScoped
class Viewing {
  private static final Demand LOOK = Demand.of(Purpose.POLL);

  private final VendorApi vendor;
  private final QuotaGate gate;
  private final Clock clock;
  private final Tracing tracing;

  Viewing(VendorApi vendor, QuotaGate gate, Clock clock, Tracing tracing) {
    this.vendor = vendor;
    this.gate = gate;
    this.clock = clock;
    this.tracing = tracing;
  }

  /** The slot for the first call of a look. */
  Uni<Slot> slot() {
    return gate.pass(LOOK);
  }

  /** Looks; fails only when a further slot is not to be had. */
  Uni<Sight> look(Watched account, Slot first) {
    boolean few = account.unknown().isEmpty() && account.inFlight().size() <= account.pages();
    return few ? singly(account, first) : whole(account, first);
  }

  /** A 404 may also mean the account: only a complete list proves that an activity is gone. */
  private Uni<Sight> singly(Watched account, Slot first) {
    AtomicReference<@Nullable Slot> slot = new AtomicReference<>(first);
    return Multi.createFrom()
        .iterable(account.inFlight())
        .onItem()
        .transformToUniAndConcatenate(
            activity -> one(account.accountId(), activity, slot.getAndSet(null)))
        .collect()
        .asList()
        .chain(
            looks ->
                looks.stream().anyMatch(Viewing::isGone)
                    ? slot().chain(again -> whole(account, again))
                    : Uni.createFrom().item(part(looks)));
  }

  private Uni<Look> one(String accountId, Activity activity, @Nullable Slot slot) {
    String remoteId = ((InFlight) activity.state()).remoteId();
    List<UUID> jobs = jobs(Stream.of(activity));
    return paid(slot)
        .chain(
            paid ->
                look(accountId, jobs, vendor.activity(paid, accountId, remoteId))
                    .call(look -> tell(paid, look)));
  }

  private Uni<Look> look(String accountId, List<UUID> jobs, Uni<Look> call) {
    return tracing.follow(
        new Errand("look", jobs, Map.of("account_id", accountId)), call, Outcome::of);
  }

  private static List<UUID> jobs(Stream<Activity> activities) {
    return activities.map(activity -> activity.target().jobId()).distinct().toList();
  }

  private Uni<Sight> whole(Watched account, Slot first) {
    Instant askedAt = clock.instant();
    AtomicReference<@Nullable Slot> slot = new AtomicReference<>(first);
    AtomicReference<@Nullable String> next = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> page(account, slot.getAndSet(null), next.get()))
        .whilst(look -> look instanceof Look.Page page && advance(page, next))
        .collect()
        .asList()
        .map(looks -> together(looks, askedAt));
  }

  private Uni<Look> page(Watched account, @Nullable Slot slot, @Nullable String next) {
    List<UUID> jobs = jobs(Stream.concat(account.inFlight().stream(), account.unknown().stream()));
    return paid(slot)
        .chain(
            paid ->
                look(account.accountId(), jobs, vendor.activities(paid, account.accountId(), next))
                    .call(look -> tell(paid, look)));
  }

  private Uni<Slot> paid(@Nullable Slot slot) {
    return slot == null ? slot() : Uni.createFrom().item(slot);
  }

  private Uni<Void> tell(Slot slot, Look look) {
    return look instanceof Look.Failed failed
        ? QuotaFeedback.tell(gate, slot, failed.verdict())
        : gate.answered(slot, Heard.WELL);
  }

  private static boolean advance(Look.Page page, AtomicReference<@Nullable String> next) {
    next.set(page.next());
    return page.next() != null;
  }

  private Sight together(List<Look> looks, Instant askedAt) {
    List<RemoteActivity> all = new ArrayList<>();
    @Nullable Duration ahead = null;
    for (Look look : looks) {
      if (look instanceof Look.Failed failed) {
        return failed.verdict() instanceof Verdict.Refused
            ? new Sight.Hidden()
            : new Sight.Nothing(isMissed(look));
      }
      Look.Page page = (Look.Page) look;
      all.addAll(page.activities());
      Instant vendorTime = page.vendorTime();
      ahead = vendorTime == null ? ahead : Duration.between(clock.instant(), vendorTime);
    }
    return new Sight.Whole(new Listing(all, askedAt, ahead), looks.size());
  }

  private static Sight part(List<Look> looks) {
    List<RemoteActivity> seen = new ArrayList<>();
    for (Look look : looks) {
      if (look instanceof Look.Page page) {
        seen.addAll(page.activities());
      }
    }
    return seen.isEmpty()
        ? new Sight.Nothing(looks.stream().anyMatch(Viewing::isMissed))
        : new Sight.Part(seen);
  }

  private static boolean isMissed(Look look) {
    return look instanceof Look.Failed failed
        && (failed.verdict() instanceof Verdict.Throttled || failed.verdict().isMissed());
  }

  private static boolean isGone(Look look) {
    return look instanceof Look.Failed failed
        && failed.verdict() instanceof Verdict.Refused refused
        && refused.status() == 404;
  }
}
