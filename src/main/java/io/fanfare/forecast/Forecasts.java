package io.fanfare.forecast;

import io.fanfare.job.JobState;
import io.fanfare.job.JobView;
import io.fanfare.prediction.Looks;
import io.fanfare.quota.QuotaGate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Forecasts from where things stand now. */
@ApplicationScoped
public class Forecasts {
  private final QuotaGate gate;
  private final BacklogStore store;
  private final Looks looks;

  public Forecasts(QuotaGate gate, BacklogStore store, Looks looks) {
    this.gate = gate;
    this.store = store;
    this.looks = looks;
  }

  /** The calls that can be made. */
  public Uni<Supply> supply() {
    return gate.ledger().map(ledger -> Supply.of(ledger, gate.limits()));
  }

  /** For all that waits and is out. */
  public Uni<Forecast> forecast() {
    return supply().chain(supply -> forecast(supply));
  }

  /** The same, with a supply that was read a moment ago. */
  public Uni<Forecast> forecast(Supply supply) {
    return store.read().map(backlog -> new Forecast(supply, backlog, looks::outlook));
  }

  /**
   * When a job will be over; empty when it has finished, is paused, waits for a person, has several
   * steps or a wave before it, or when one of its activities has been out for longer than any
   * before.
   */
  public Uni<Optional<Eta>> eta(JobView job) {
    boolean isHeld =
        job.work().operations().size() > 1 || job.work().wave() < job.work().waves() - 1;
    boolean open = job.state().state() == JobState.RUNNING && !isHeld;
    return open && job.progress().others().needsAttention() == 0
        ? forecast().map(forecast -> forecast.backlog().of(job.id()).flatMap(forecast::finish))
        : Uni.createFrom().item(Optional.empty());
  }
}
