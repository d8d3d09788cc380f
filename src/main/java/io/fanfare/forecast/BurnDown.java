package io.fanfare.forecast;

import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaStore.Dated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast the day was spent lately, by all replicas, as this one has seen the ledger. */
@ApplicationScoped
public class BurnDown {
  private static final Duration LATELY = Duration.ofMinutes(5);
  private static final double MINUTE_NANOS = 60e9;

  private final QuotaGate gate;
  private final Deque<Seen> seen = new ArrayDeque<>();

  public BurnDown(QuotaGate gate) {
    this.gate = gate;
  }

  /** Notes where the ledger stands. */
  public Uni<Void> runOnce() {
    return gate.ledger().invoke(this::note).replaceWithVoid();
  }

  /** Calls a minute over the last five minutes, or since the start; 0 when that is not known. */
  public synchronized double callsPerMinute() {
    if (seen.size() < 2) {
      return 0;
    }
    Seen first = seen.getFirst();
    Seen last = seen.getLast();
    double nanos = Duration.between(first.at(), last.at()).toNanos();
    return nanos > 0 ? (last.total() - first.total()) * MINUTE_NANOS / nanos : 0;
  }

  synchronized void note(Dated<QuotaLedger> ledger) {
    QuotaLedger now = ledger.value();
    Seen last = seen.peekLast();
    long before = last != null && last.ledger().day().equals(now.day()) ? last.ledger().used() : 0;
    long total = last == null ? 0 : last.total() + Math.max(0, now.used() - before);
    seen.add(new Seen(ledger.at(), now, total));
    while (seen.getFirst().at().isBefore(ledger.at().minus(LATELY))) {
      seen.removeFirst();
    }
  }

  /**
   * The ledger at some time.
   *
   * @param total calls seen since the first note
   */
  private record Seen(Instant at, QuotaLedger ledger, long total) {}
}
