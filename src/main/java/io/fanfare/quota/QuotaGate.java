package io.fanfare.quota;

import io.fanfare.quota.Desk.Turn;
import io.fanfare.quota.QuotaLedger.Ask;
import io.fanfare.quota.QuotaLedger.Lease;
import io.fanfare.quota.QuotaStore.Changed;
import io.fanfare.quota.QuotaStore.Dated;
import io.fanfare.time.SharedClock;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one way to a {@link Slot}. A slot is charged, durably, before it is handed out; when the
 * store is away nothing leaves.
 *
 * <p>Demands wait here; slots are leased a few at a time, only for demands that wait, and each
 * goes, at its moment, to whoever's turn it is then. Slots are times of the store's clock, which
 * {@link SharedClock} follows, so that replicas share them; how unsure that clock is of it widens
 * the guard, and a lease whose answer leaves it less sure than that is burnt. While the vendor does
 * not work, single calls try it and everything else waits.
 */
@ApplicationScoped
public class QuotaGate {
  private static final Logger LOG = Logger.getLogger(QuotaGate.class);
  private static final Cancellable NO_ALARM = () -> {};

  /** Less sure of the store's time than this nothing leaves: its answers take far too long. */
  private static final Duration MOST_UNSURE = Duration.ofMillis(500);

  /** So much less sure than was allowed for does no harm. */
  private static final Duration SLACK = Duration.ofMillis(5);

  private final QuotaStore store;
  private final QuotaLimits limits;
  private final SharedClock clock;
  private final Timers timers;
  private final Desk desk;
  private final StoreTime storeTime;
  private final Object lock = new Object();
  private Cancellable alarm = NO_ALARM;
  private Instant alarmAt = Instant.MAX;
  private boolean open;
  private boolean revoked;
  private int asked;
  private volatile StoreLag lag = StoreLag.NONE;

  public QuotaGate(
      QuotaStore store,
      QuotaSettings settings,
      SharedClock clock,
      Timers timers,
      RandomGenerator random) {
    this.store = store;
    this.limits = settings.limits();
    this.clock = clock;
    this.timers = timers;
    this.storeTime = new StoreTime(store, clock);
    this.desk = new Desk(limits, new GuardBand(settings), clock, random);
  }

  /**
   * One slot, when its moment has come. Fails with {@link QuotaSpentException} when there is none
   * within {@link QuotaLedger#AHEAD}, and with the store's failure when that is away. Cancelling it
   * frees the place of the demand.
   */
  public Uni<Slot> pass(Demand demand) {
    return Uni.createFrom().emitter(caller -> enter(demand, caller));
  }

  /** To be told of every slot that was given out, as soon as its call is over. Never fails. */
  public Uni<Void> answered(Slot slot, Heard heard) {
    return Uni.createFrom()
        .deferred(() -> hear(slot, heard))
        .onFailure()
        .invoke(failure -> LOG.infof("The ledger was not told of %s: %s", heard, failure))
        .onFailure()
        .recoverWithNull();
  }

  /** How many submissions to claim at a time: as many as there are slots a moment ahead. */
  public int ahead() {
    return desk.ahead();
  }

  /** Whether submissions wait for slots, or did a second ago, so that other calls should be few. */
  public boolean isCrowded() {
    synchronized (lock) {
      return desk.isCrowded(clock.local());
    }
  }

  /** The ledger as it is now. */
  public Uni<Dated<QuotaLedger>> ledger() {
    return store.read();
  }

  /** What was granted. */
  public QuotaLimits limits() {
    return limits;
  }

  private void enter(Demand demand, UniEmitter<? super Slot> caller) {
    Waiter waiter = new Waiter(demand, clock.local(), caller);
    caller.onTermination(() -> leave(waiter));
    synchronized (lock) {
      desk.enter(waiter);
    }
    act();
  }

  private void leave(Waiter waiter) {
    synchronized (lock) {
      desk.leave(waiter);
    }
  }

  /** Does what is due, and sees to it that it is called again in time. */
  private void act() {
    Turn turn;
    int number;
    synchronized (lock) {
      Instant now = clock.instant();
      turn = desk.turn(now, clock.local());
      number = turn.ask() == null ? asked : ++asked;
      set(turn.wake(), now);
    }
    if (turn.ask() != null) {
      lease(turn.ask(), number);
    }
    turn.told().forEach(Runnable::run);
  }

  /** An earlier alarm than needed is left alone: coming back for nothing is cheap. */
  private void set(@Nullable Instant wake, Instant now) {
    boolean inTime = alarmAt.isAfter(now) && wake != null && !alarmAt.isAfter(wake);
    if (inTime) {
      return;
    }
    alarm.cancel();
    alarm = NO_ALARM;
    alarmAt = Instant.MAX;
    if (wake != null) {
      alarmAt = wake;
      alarm =
          timers
              .after(Duration.between(now, wake))
              .subscribe()
              .with(rung -> rung(wake), failure -> rung(wake));
    }
  }

  /** It may ring early by our clock, which follows the store's, and must then be set again. */
  private void rung(Instant wake) {
    synchronized (lock) {
      if (wake.equals(alarmAt)) {
        alarmAt = Instant.MAX;
      }
    }
    act();
  }

  private void lease(Ask ask, int number) {
    storeTime
        .known()
        .subscribe()
        .with(known -> request(ask, number), failure -> failed(number, failure));
  }

  private void request(Ask ask, int number) {
    Duration unsure = clock.uncertainty();
    Duration allowed = unsure.compareTo(MOST_UNSURE) > 0 ? MOST_UNSURE : unsure;
    Ask wider = ask.wider(allowed.multipliedBy(2)).after(lag.expected());
    clock
        .learning(
            () -> store.change((ledger, now) -> leased(ledger.lease(wider, now, limits))),
            Dated::at)
        .subscribe()
        .with(
            dated -> {
              lag = lag.with(Duration.between(dated.at(), clock.instant()));
              boolean sure = clock.uncertainty().compareTo(allowed.plus(SLACK)) <= 0;
              came(number, sure ? dated.value() : dated.value().burnt());
            },
            failure -> failed(number, failure));
  }

  private static Changed<Lease> leased(Lease lease) {
    return new Changed<>(lease.ledger(), lease);
  }

  /** A lease that came so late that it had been given up is burnt. */
  private void came(int number, Lease lease) {
    List<Runnable> told;
    synchronized (lock) {
      told = number == asked ? desk.leased(lease) : List.of();
    }
    act();
    told.forEach(Runnable::run);
  }

  private void failed(int number, Throwable failure) {
    List<Runnable> told;
    synchronized (lock) {
      told = number == asked ? desk.failed(failure) : List.of();
    }
    told.forEach(Runnable::run);
  }

  private Uni<?> heardByLedger(Slot slot, Heard heard) {
    return switch (heard) {
      case THROTTLED ->
          store
              .change((ledger, now) -> throttled(ledger, slot, now))
              .invoke(dated -> slowed(dated.value()));
      case EXCEEDED ->
          store.change((ledger, now) -> new Changed<>(ledger.exceeded(now), Boolean.TRUE));
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> hear(Slot slot, Heard heard) {
    synchronized (lock) {
      Instant now = clock.instant();
      asked += Desk.isRefusal(heard) ? 1 : 0; // What is being leased is burnt.
      tell(desk.heard(slot, heard, now), now);
    }
    return heardByLedger(slot, heard).eventually(() -> recorded(heard)).replaceWithVoid();
  }

  private void recorded(Heard heard) {
    synchronized (lock) {
      desk.recorded(heard);
    }
    act();
  }

  private Changed<Boolean> throttled(QuotaLedger ledger, Slot slot, Instant now) {
    QuotaLedger slower = ledger.throttled(slot.sendAt(), now, limits);
    boolean unexpected = ledger.pace().isFull(now, limits.perSecond());
    return new Changed<>(slower, unexpected && !slower.equals(ledger));
  }

  private void slowed(boolean unexpected) {
    if (unexpected) {
      synchronized (lock) {
        desk.tooFast(clock.instant());
      }
    }
  }

  private void tell(Breaker breaker, Instant now) {
    if (breaker.isOpen() != open) {
      open = breaker.isOpen();
      LOG.info(
          open
              ? "The vendor does not work: single calls try it, everything else waits"
              : "The vendor works again");
    }
    if (breaker.isRevoked(now) && !revoked) {
      LOG.error(
          "The vendor refuses the partner's credentials, new tokens too; all calls wait. Check"
              + " fanfare.constant-contact.api-key, client-id and client-secret with the vendor's"
              + " API support, then restart with valid ones");
    }
    revoked = breaker.isRevoked(now) || (revoked && open);
  }
}
