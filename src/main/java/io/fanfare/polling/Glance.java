package io.fanfare.polling;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.Looked;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.activity.LookTimes;
import io.fanfare.activity.Transition;
import io.fanfare.payload.Vault;
import io.fanfare.quota.Demand;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.replica.Replica;
import io.fanfare.vendor.Look;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One look at one account: its only activity in flight by itself, several by the list, all pages of
 * it. Whatever goes wrong, the account is looked at again after the interval.
 */
@ApplicationScoped
public class Glance {
  private static final Logger LOG = Logger.getLogger(Glance.class);

  /** The vendor will not show this account any more: its activities stall and are given up. */
  private static final Optional<List<RemoteActivity>> NOBODY = Optional.of(List.of());

  private final ActivityStore store;
  private final VendorApi vendor;
  private final QuotaGate gate;
  private final Sightings sightings;
  private final PollingSettings settings;
  private final UUID looker;
  private final Clock clock;

  public Glance(
      ActivityStore store,
      VendorApi vendor,
      QuotaGate gate,
      Vault vault,
      PollingSettings settings,
      Replica replica,
      Clock clock) {
    this.store = store;
    this.vendor = vendor;
    this.gate = gate;
    this.sightings = new Sightings(vault, settings);
    this.settings = settings;
    this.looker = replica.id();
    this.clock = clock;
  }

  /** Looks, records what changed, and says when to look again. Never fails. */
  Uni<Void> at(Watched account, Slot slot) {
    return look(account, slot)
        .map(seen -> steps(account, seen))
        .onFailure()
        .invoke(failure -> LOG.infof("Look at %s failed: %s", account.accountId(), failure))
        .onFailure()
        .recoverWithItem(List.of())
        .chain(steps -> store.looked(List.of(looked(account, steps))))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  /** What the vendor reports, complete; empty optional when the look failed. */
  private Uni<Optional<List<RemoteActivity>>> look(Watched account, Slot slot) {
    if (account.inFlight().size() > 1) {
      return pages(account.accountId(), slot);
    }
    return vendor
        .activity(slot, account.accountId(), remoteId(account.inFlight().get(0)))
        .chain(look -> isGone(look) ? confirm(account.accountId()) : heeded(look));
  }

  /** A 404 may also mean the account: only a complete list proves that an activity is gone. */
  private Uni<Optional<List<RemoteActivity>>> confirm(String accountId) {
    return gate.pass(Demand.of(Purpose.POLL)).chain(slot -> pages(accountId, slot));
  }

  private Uni<Optional<List<RemoteActivity>>> pages(String accountId, Slot first) {
    AtomicReference<@Nullable String> next = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> page(accountId, first, next.get()))
        .whilst(look -> look instanceof Look.Page page && advance(page, next))
        .onItem()
        .transformToUniAndConcatenate(this::heeded)
        .collect()
        .asList()
        .map(Glance::together);
  }

  private Uni<Look> page(String accountId, Slot first, @Nullable String next) {
    return next == null
        ? vendor.activities(first, accountId, null)
        : gate.pass(Demand.of(Purpose.POLL))
            .chain(slot -> vendor.activities(slot, accountId, next));
  }

  private static boolean advance(Look.Page page, AtomicReference<@Nullable String> next) {
    next.set(page.next());
    return page.next() != null;
  }

  private Uni<Optional<List<RemoteActivity>>> heeded(Look look) {
    if (look instanceof Look.Page page) {
      return Uni.createFrom().item(Optional.of(page.activities()));
    }
    Verdict verdict = ((Look.Failed) look).verdict();
    return Uni.createFrom()
        .voidItem()
        .map(told -> verdict instanceof Verdict.Refused ? NOBODY : Optional.empty());
  }

  private static Optional<List<RemoteActivity>> together(
      List<Optional<List<RemoteActivity>>> pages) {
    return pages.stream().allMatch(Optional::isPresent)
        ? Optional.of(pages.stream().flatMap(page -> page.orElseThrow().stream()).toList())
        : Optional.empty();
  }

  private Looked looked(Watched account, List<Transition> steps) {
    return new Looked(
        account.accountId(), looker, steps, LookTimes.at(settings.interval()), account.pages());
  }

  private List<Transition> steps(Watched account, Optional<List<RemoteActivity>> seen) {
    Instant now = clock.instant();
    return seen.map(remote -> sightings.steps(account.inFlight(), remote, now)).orElse(List.of());
  }

  private static boolean isGone(Look look) {
    return look instanceof Look.Failed failed
        && failed.verdict() instanceof Verdict.Refused refused
        && refused.status() == 404;
  }

  private static String remoteId(Activity activity) {
    return ((InFlight) activity.state()).remoteId();
  }
}
