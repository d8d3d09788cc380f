package io.fanfare.quota;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;

/** A demand that waits for its slot. For one thread at a time, but for its caller. */
final class Waiter {
  private final Demand demand;
  private final Instant since;
  private final UniEmitter<? super Slot> caller;
  private boolean waiting = true;

  Waiter(Demand demand, Instant since, UniEmitter<? super Slot> caller) {
    this.demand = demand;
    this.since = since;
    this.caller = caller;
  }

  Demand demand() {
    return demand;
  }

  Instant since() {
    return since;
  }

  UniEmitter<? super Slot> caller() {
    return caller;
  }

  /** Whether it may use the calls of the day that are kept back. */
  boolean isFavoured() {
    return demand.urgent() || demand.purpose() == Purpose.POLL;
  }

  /** It waits no more; whether it did until now. */
  boolean done() {
    boolean was = waiting;
    waiting = false;
    return was;
  }
}
