package io.fanfare.job;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.Transition;
import io.fanfare.job.WaveStore.EndedWave;
import io.fanfare.vendor.Reason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Starts the next wave of jobs whose wave has ended, or ends the rest where too many failed. */
@ApplicationScoped
public class WavesDue {
  private static final int SET = 500;

  private final WaveStore store;
  private final ActivityStore activities;

  public WavesDue(WaveStore store, ActivityStore activities) {
    this.store = store;
    this.activities = activities;
  }

  /** One pass; answers how many activities ended because their job was halted. */
  public Uni<Long> runOnce() {
    return store.ended(SET).chain(this::decide).chain(this::endRest);
  }

  private Uni<Void> decide(List<EndedWave> ended) {
    return Multi.createFrom()
        .iterable(ended)
        .onItem()
        .transformToUniAndConcatenate(
            wave -> wave.isTolerable() ? store.startNext(wave) : store.halt(wave))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Long> endRest() {
    return Multi.createBy()
        .repeating()
        .uni(() -> store.ofHalted(SET).map(WavesDue::halted).chain(activities::record))
        .until(List::isEmpty)
        .collect()
        .with(Collectors.summingLong(List::size));
  }

  private static List<Transition> halted(List<Activity> rest) {
    return rest.stream().map(WavesDue::halted).toList();
  }

  private static Transition halted(Activity activity) {
    return activity.to(((Planned) activity.state()).cancelled(Reason.WAVE_HALTED));
  }
}
