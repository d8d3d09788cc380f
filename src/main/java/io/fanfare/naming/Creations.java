package io.fanfare.naming;

import io.fanfare.naming.NameStore.Intent;
import io.fanfare.naming.Resolution.Later;
import io.fanfare.naming.Resolution.Unresolved;
import io.fanfare.operation.reference.Reference;
import io.fanfare.quota.Demand;
import io.fanfare.quota.Heard;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.VendorNames;
import io.fanfare.vendor.VendorNames.Made;
import io.fanfare.vendor.VendorNames.Named;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes what is missing, once for each account and name. The intent is kept first; where a call had
 * no answer, or its sender vanished, what it may have made is looked for twice, long enough after,
 * before it is made again. Where it is there already the vendor says so (409).
 */
@ApplicationScoped
class Creations {
  /** The vendor's gateway gives up on a call after about 30 s; then it may still run a little. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(35);

  private static final Duration SECOND_LOOK = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final NameStore store;
  private final Listings listings;
  private final VendorNames vendor;
  private final QuotaGate gate;
  private final Clock clock;

  Creations(NameStore store, Listings listings, VendorNames vendor, QuotaGate gate, Clock clock) {
    this.store = store;
    this.listings = listings;
    this.vendor = vendor;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * Makes it.
   *
   * @param seen the listing in which it is missing
   * @return empty when it is there and the listing that is kept shows it, else why not yet or why
   *     never
   */
  Uni<Optional<Resolution>> create(String accountId, Reference wanted, Listing seen) {
    return store
        .intend(accountId, wanted, now())
        .chain(
            noted -> {
              Errand errand = new Errand(accountId, wanted, seen, noted.intent());
              return noted.ours() ? send(errand) : search(errand);
            });
  }

  /** Somebody may have made it: {@code seen} counts only as far as it was read late enough. */
  private Uni<Optional<Resolution>> search(Errand errand) {
    Intent intent = errand.intent();
    boolean missed = !intent.missedAt().equals(Instant.EPOCH);
    Instant look = missed ? intent.missedAt().plus(SECOND_LOOK) : intent.sentAt().plus(FIRST_LOOK);
    Instant now = now();
    if (errand.seen().readAt().isBefore(look)) {
      return now.isBefore(look) ? later(look) : readAnew(errand);
    }
    Intent next = missed ? new Intent(now, Instant.EPOCH) : new Intent(intent.sentAt(), now);
    return store
        .replace(errand.accountId(), errand.wanted(), intent, next)
        .chain(
            ours ->
                ours && missed
                    ? send(errand.with(next))
                    : later(now.plus(ours ? SECOND_LOOK : PAUSE)));
  }

  private Uni<Optional<Resolution>> readAnew(Errand errand) {
    return listings
        .forget(errand.accountId(), Set.of(errand.wanted().kind()), clock.instant())
        .replaceWith(Optional.empty());
  }

  private Uni<Optional<Resolution>> send(Errand errand) {
    return gate.pass(Demand.of(Purpose.LOOKUP))
        .onFailure()
        .call(unsent -> settle(errand))
        .chain(slot -> send(slot, errand));
  }

  private Uni<Optional<Resolution>> send(Slot slot, Errand errand) {
    return vendor
        .create(slot, errand.accountId(), errand.wanted())
        .call(made -> told(slot, made))
        .chain(
            made ->
                made instanceof Made.Done done
                    ? adopt(errand, done.named())
                    : failed(errand, ((Made.Failed) made).verdict()));
  }

  private Uni<Void> told(Slot slot, Made made) {
    return made instanceof Made.Failed failed
        ? QuotaFeedback.tell(gate, slot, failed.verdict())
        : gate.answered(slot, Heard.WELL);
  }

  private Uni<Optional<Resolution>> adopt(Errand errand, Named made) {
    Listing seen = errand.seen();
    List<Named> named = Stream.concat(seen.named().stream(), Stream.of(made)).toList();
    return listings
        .keep(new Listing(seen.accountId(), seen.kind(), clock.instant(), named))
        .chain(() -> settle(errand))
        .replaceWith(Optional.empty());
  }

  private Uni<Optional<Resolution>> failed(Errand errand, Verdict verdict) {
    if (verdict instanceof Verdict.Unanswered) {
      return later(clock.instant().plus(FIRST_LOOK));
    }
    if (verdict instanceof Verdict.Refused refused) {
      return settle(errand).chain(() -> refused(errand, refused));
    }
    return settle(errand).chain(() -> later(clock.instant().plus(PAUSE)));
  }

  /** A clash: somebody made it after it was looked for, or the vendor will not show it. */
  private Uni<Optional<Resolution>> refused(Errand errand, Verdict.Refused refused) {
    boolean mayBeThere =
        refused.reason() == Reason.CONFLICT
            && errand.seen().readAt().isBefore(clock.instant().minus(PAUSE));
    return mayBeThere
        ? readAnew(errand)
        : Uni.createFrom()
            .item(
                Optional.of(
                    new Unresolved(
                        List.of(new Problem(errand.wanted(), Reason.NAME_NOT_CREATED)))));
  }

  private Uni<Void> settle(Errand errand) {
    return store.settle(errand.accountId(), errand.wanted());
  }

  /** As the store keeps times: what it gives back must be what it was given. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Uni<Optional<Resolution>> later(Instant until) {
    return Uni.createFrom().item(Optional.of(new Later(until)));
  }

  /** What is to be made, and what is known about it. */
  private record Errand(String accountId, Reference wanted, Listing seen, Intent intent) {
    Errand with(Intent other) {
      return new Errand(accountId, wanted, seen, other);
    }
  }
}
