package io.fanfare.pacing;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/**
 * Keeps a few claimed items waiting for their slots, and the rest of the world unclaimed: a crash
 * finds little claimed, a slot finds somebody waiting, and what is more urgent is claimed next.
 *
 * <p>Three things make it claim: {@link #runOnce}, which a tick calls; {@link #wake}, when
 * something new may be more urgent than what waits; and, as long as the last claim brought all it
 * asked for, every item that leaves the queue for its slot. A pipeline that is {@link #following}
 * also claims when an item is done, since what was behind it may be due by that. Items that were
 * claimed are worked on to their end whoever asked; {@link #stop} waits for them.
 *
 * @param <T> what is claimed
 */
public final class Pipeline<T> {
  /** Room while less than half of what is wanted waits. */
  private static final int REFILL = 0;

  /** Room while less waits than is wanted. */
  private static final int USUAL = 1;

  /** Room for what became due meanwhile, beside those that wait already. */
  private static final int AGAIN = 3;

  private final IntSupplier ahead;
  private final IntFunction<Uni<List<T>>> claim;
  private final Function<T, Uni<Uni<Void>>> slotted;
  private final int most;
  private final List<UniEmitter<? super Void>> awaitingEnd = new ArrayList<>();

  private int waiting;
  private int working;
  private boolean claiming;
  private boolean missedCall;
  private boolean hungry;
  private boolean following;
  private boolean stopped;

  /**
   * A pipeline in which nothing is under way.
   *
   * @param ahead how many items to have waiting, 1 or more
   * @param claim takes up to so many items, an empty list when there are none
   * @param slotted completes when the item's slot has come, with the work to do in it; neither it
   *     nor the work may fail
   * @param most items under way at once, waiting and working
   */
  public Pipeline(
      IntSupplier ahead,
      IntFunction<Uni<List<T>>> claim,
      Function<T, Uni<Uni<Void>>> slotted,
      int most) {
    this.ahead = ahead;
    this.claim = claim;
    this.slotted = slotted;
    this.most = most;
  }

  /**
   * Makes items that are done let others be claimed, which waited behind them; to be said first.
   */
  public Pipeline<T> following() {
    following = true;
    return this;
  }

  /**
   * Claims what is due, as far as there is room. Completes with the number claimed, when there is
   * no more to claim or no more room; at once when another claim is under way. Fails when claiming
   * fails.
   */
  public Uni<Long> runOnce() {
    return Uni.createFrom().deferred(() -> fill(room(USUAL)));
  }

  /**
   * The same, also when enough items wait already: what has become due since may be more urgent.
   * When another claim is under way, it is repeated after that one.
   */
  public Uni<Long> wake() {
    return Uni.createFrom().deferred(() -> fill(room(AGAIN)));
  }

  /** Claims nothing more; completes when all that was claimed has been worked on. */
  public Uni<Void> stop() {
    return Uni.createFrom().emitter(this::stop);
  }

  private synchronized void stop(UniEmitter<? super Void> ended) {
    stopped = true;
    awaitingEnd.add(ended);
    endIfIdle();
  }

  private Uni<Long> fill(int room) {
    if (room == 0) {
      return Uni.createFrom().item(0L);
    }
    return claim
        .apply(room)
        .onTermination()
        .invoke(this::claimed)
        .chain(items -> begun(items, room));
  }

  private Uni<Long> begun(List<T> items, int room) {
    boolean repeat = taken(items.size(), room);
    items.forEach(this::begin);
    Uni<Long> more = repeat ? fill(room(AGAIN)) : fill(hungryRoom());
    return more.map(further -> further + items.size());
  }

  private void begin(T item) {
    slotted
        .apply(item)
        .onItemOrFailure()
        .invoke((work, failure) -> slotCame())
        .chain(work -> work)
        .onTermination()
        .invoke(this::worked)
        .subscribe()
        .with(done -> refill(followingRoom()), failure -> refill(followingRoom()));
  }

  private void refill(int room) {
    fill(room).subscribe().with(claimed -> {}, failure -> {});
  }

  /** A claim that failed is told by the next tick's. */
  private void slotCame() {
    synchronized (this) {
      waiting--;
      working++;
    }
    refill(hungryRoom());
  }

  private synchronized void worked() {
    working--;
    endIfIdle();
  }

  private synchronized void claimed() {
    claiming = false;
  }

  private synchronized boolean taken(int items, int asked) {
    waiting += items;
    hungry = items >= asked;
    boolean repeat = missedCall;
    missedCall = false;
    return repeat;
  }

  private synchronized int hungryRoom() {
    return hungry ? room(REFILL) : 0;
  }

  /** A claim under way may have looked before the item was done, so it is repeated. */
  private synchronized int followingRoom() {
    if (!following || hungry) {
      return hungryRoom();
    }
    missedCall |= claiming;
    return room(USUAL);
  }

  /**
   * How many to claim now; whoever is given more than none must claim.
   *
   * @param fold how many times {@code ahead} may wait already; 0 for half of it
   */
  private synchronized int room(int fold) {
    int want = ahead.getAsInt();
    if (claiming) {
      missedCall |= fold == AGAIN;
      return 0;
    }
    int room = Math.min(want, most - waiting - working);
    boolean full = fold == REFILL ? 2 * waiting > want : waiting >= fold * want;
    if (stopped || full || room <= 0) {
      return 0;
    }
    claiming = true;
    return room;
  }

  private void endIfIdle() {
    if (stopped && waiting + working == 0) {
      awaitingEnd.forEach(ended -> ended.complete(null));
      awaitingEnd.clear();
    }
  }
}
