package io.fanfare.runtime;

import io.fanfare.dispatch.DispatchDue;
import io.fanfare.dispatch.DispatchSettings;
import io.fanfare.pacing.Alarm;
import io.fanfare.preparation.PreparationDue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends what has just become due without waiting for the next tick. */
@ApplicationScoped
class WakeUp {
  private static final Set<String> OFF = Set.of("off", "disabled");

  private final Alarm alarm;
  private final DispatchDue dispatch;
  private final PreparationDue preparation;
  private final DispatchSettings settings;
  private final Passes passes;
  private @Nullable Cancellable listening;

  WakeUp(
      Alarm alarm,
      DispatchDue dispatch,
      PreparationDue preparation,
      DispatchSettings settings,
      Passes passes) {
    this.alarm = alarm;
    this.dispatch = dispatch;
    this.preparation = preparation;
    this.settings = settings;
    this.passes = passes;
  }

  /** Whoever switched the tick off sends nothing by itself. */
  void start() {
    if (OFF.contains(settings.every())) {
      return;
    }
    listening =
        alarm
            .rings()
            .onItem()
            .transformToUniAndConcatenate(ring -> woken())
            .subscribe()
            .with(woken -> {});
  }

  private Uni<Void> woken() {
    return passes
        .run("dispatch", dispatch.wake())
        .chain(() -> passes.run("names", preparation.wake()));
  }

  void stop() {
    if (listening != null) {
      listening.cancel();
    }
  }
}
