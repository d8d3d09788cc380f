package io.fanfare.metrics;

import io.fanfare.completion.Outbox;
import io.fanfare.metrics.DepthStore.Depths;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaStore.Dated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Reads what the gauges show. While the store is away they show nothing at all rather than what was
 * true once, and {@code fanfare_store_reachable} is 0.
 */
@ApplicationScoped
public class Gauges {
  private final QuotaGate gate;
  private final Outbox outbox;
  private final DepthStore depths;
  private final GaugeBoard board;

  Gauges(QuotaGate gate, Outbox outbox, DepthStore depths, GaugeBoard board) {
    this.gate = gate;
    this.outbox = outbox;
    this.depths = depths;
    this.board = board;
  }

  /** Reads everything once; fails when the store cannot be read. */
  public Uni<Void> refresh() {
    return gate.ledger()
        .invoke(this::showQuota)
        .chain(outbox::lag)
        .invoke(lag -> board.set(GaugeBoard.OUTBOX_AGE, seconds(lag)))
        .chain(depths::read)
        .invoke(this::showDepths)
        .onFailure()
        .invoke(board::forget)
        .replaceWithVoid();
  }

  private void showQuota(Dated<QuotaLedger> ledger) {
    QuotaLedger now = ledger.value();
    Duration parked = Duration.between(ledger.at(), now.parkedUntil());
    board.set(GaugeBoard.QUOTA_USED, now.usedOn(ledger.at()));
    board.set(GaugeBoard.QUOTA_GRANTED, gate.limits().perDay());
    board.set(GaugeBoard.QUOTA_RATE, now.rate(ledger.at(), gate.limits()));
    board.set(GaugeBoard.QUOTA_PARKED, parked.isNegative() ? 0 : seconds(parked));
  }

  private void showDepths(Depths now) {
    now.byState().forEach(board::setDepth);
    board.set(GaugeBoard.DUE, now.due());
    board.set(GaugeBoard.JOBS, now.unfinishedJobs());
    board.set(GaugeBoard.REPLICAS, now.replicas());
    board.set(GaugeBoard.REACHABLE, 1);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
