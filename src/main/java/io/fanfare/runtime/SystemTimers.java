package io.fanfare.runtime;

import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Waits on the timers of the runtime, which take whole milliseconds, 1 at least: rounded up. */
@ApplicationScoped
class SystemTimers implements Timers {
  private static final long ROUNDED_UP = 999_999;

  @Override
  public Uni<Void> after(Duration time) {
    long millis = time.plusNanos(ROUNDED_UP).toMillis();
    Uni<Void> now = Uni.createFrom().voidItem();
    return millis > 0 ? now.onItem().delayIt().by(Duration.ofMillis(millis)) : now;
  }
}
