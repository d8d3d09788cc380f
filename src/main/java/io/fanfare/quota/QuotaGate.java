package io.fanfare.quota;

import io.fanfare.quota.QuotaLedger.Lease;
import io.fanfare.quota.QuotaStore.Changed;
import io.fanfare.quota.QuotaStore.Dated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The one way to a {@link Slot}. A slot is charged, durably, before it is handed out; when the
 * store is away nothing leaves.
 *
 * <p>Slots are times of the store's clock, so that replicas share them. They are moved to our clock
 * by the difference seen when the lease came back, and never closer together than the interval,
 * whatever that difference did meanwhile.
 */
@ApplicationScoped
public class QuotaGate {
  private final QuotaStore store;
  private final QuotaLimits limits;
  private final Clock clock;
  private Instant lastGiven = Instant.EPOCH;

  public QuotaGate(QuotaStore store, QuotaSettings settings, Clock clock) {
    this.store = store;
    this.limits = settings.limits();
    this.clock = clock;
  }

  /** One slot, when its moment has come. Fails with {@link QuotaSpentException}. */
  public Uni<Slot> pass(Demand demand) {
    return pass(demand.purpose(), 1).toUni();
  }

  /** To be told of every slot that was given out, as soon as its call is over. Never fails. */
  public Uni<Void> answered(Slot slot, Heard heard) {
    return switch (heard) {
      case THROTTLED -> throttled();
      case EXCEEDED -> exceeded();
      default -> Uni.createFrom().voidItem();
    };
  }

  /** How many submissions to claim at a time: as many as there are slots a moment ahead. */
  public int ahead() {
    return 3;
  }

  /** Whether submissions wait for slots, so that other calls should be few. */
  public boolean isCrowded() {
    return false;
  }

  /**
   * {@code calls} slots, each when its moment has come, in order. Completes early, after those that
   * were left, with {@link QuotaSpentException} when the day is spent. Slots that the subscriber
   * does not wait for are burnt.
   */
  public Multi<Slot> pass(Purpose purpose, int calls) {
    return lease(calls).onItem().transformToMulti(lease -> emit(purpose, lease));
  }

  /** To be told whenever the vendor answered {@code throttled}. */
  public Uni<Void> throttled() {
    return keep(QuotaLedger::throttled);
  }

  /** To be told whenever the vendor answered {@code quota_exceeded}. */
  public Uni<Void> exceeded() {
    return keep(QuotaLedger::exceeded);
  }

  /** The ledger as it is now. */
  public Uni<Dated<QuotaLedger>> ledger() {
    return store.read();
  }

  /** What was granted. */
  public QuotaLimits limits() {
    return limits;
  }

  private Uni<Dated<Lease>> lease(int calls) {
    return store.change(
        (ledger, now) -> {
          Lease lease = ledger.lease(calls, now, limits);
          return new Changed<>(lease.ledger(), lease);
        });
  }

  private Multi<Slot> emit(Purpose purpose, Dated<Lease> lease) {
    Duration offset = Duration.between(lease.at(), clock.instant());
    Multi<Slot> slots =
        Multi.createFrom()
            .iterable(ours(lease.value().slots(), offset))
            .onItem()
            .transform(at -> new Slot(purpose, at, limits.tolerance(), clock))
            .onItem()
            .transformToUniAndConcatenate(this::whenDue);
    Instant spentUntil = lease.value().spentUntil();
    return spentUntil.equals(Instant.EPOCH)
        ? slots
        : Multi.createBy()
            .concatenating()
            .streams(
                slots,
                Multi.createFrom().failure(new QuotaSpentException(spentUntil.plus(offset))));
  }

  private synchronized List<Instant> ours(List<Instant> slots, Duration offset) {
    List<Instant> ours = new ArrayList<>(slots.size());
    for (Instant slot : slots) {
      Instant earliest = lastGiven.plus(limits.interval());
      Instant moved = slot.plus(offset);
      lastGiven = moved.isBefore(earliest) ? earliest : moved;
      ours.add(lastGiven);
    }
    return ours;
  }

  /** Timers take whole milliseconds, 1 at least: rounded up, never early. */
  private Uni<Slot> whenDue(Slot slot) {
    long millis = Duration.between(clock.instant(), slot.sendAt()).plusNanos(999_999).toMillis();
    Uni<Slot> now = Uni.createFrom().item(slot);
    return millis > 0 ? now.onItem().delayIt().by(Duration.ofMillis(millis)) : now;
  }

  private Uni<Void> keep(BiFunction<QuotaLedger, Instant, QuotaLedger> change) {
    return store
        .change((ledger, now) -> new Changed<>(change.apply(ledger, now), now))
        .replaceWithVoid();
  }
}
