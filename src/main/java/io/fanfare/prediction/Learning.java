package io.fanfare.prediction;

import io.fanfare.prediction.DurationStore.Weight;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Shares what replicas learn. A replica that dies takes the samples of a few seconds with it; a
 * store whose answer was lost may count some twice. Neither moves a prediction noticeably.
 */
@ApplicationScoped
public class Learning {
  private final Durations durations;
  private final Looks looks;
  private final DurationStore store;

  public Learning(Durations durations, Looks looks, DurationStore store) {
    this.durations = durations;
    this.looks = looks;
    this.store = store;
  }

  /** Hands over what was learned here since the last time and takes what all have learned. */
  public Uni<Void> runOnce() {
    return Uni.createFrom()
        .item(durations::take)
        .chain(this::handOver)
        .chain(store::all)
        .invoke(durations::replace)
        .invoke(looks::renew)
        .replaceWithVoid();
  }

  private Uni<Void> handOver(List<Weight> samples) {
    return samples.isEmpty()
        ? Uni.createFrom().voidItem()
        : store
            .add(samples, durations.keep())
            .onFailure()
            .invoke(failure -> durations.putBack(samples));
  }
}
