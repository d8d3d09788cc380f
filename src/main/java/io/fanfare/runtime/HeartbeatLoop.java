package io.fanfare.runtime;

import io.fanfare.replica.Heartbeat;
import io.fanfare.replica.ReplicaSettings;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** When to beat: more often than the scheduler's ticks can, one beat after the other. */
@ApplicationScoped
class HeartbeatLoop {
  private static final Duration LEFT_WITHIN = Duration.ofSeconds(2);

  private final Heartbeat heartbeat;
  private final ReplicaSettings settings;
  private final Timers timers;
  private final Passes passes;

  private volatile Cancellable beating = () -> {};

  HeartbeatLoop(Heartbeat heartbeat, ReplicaSettings settings, Timers timers, Passes passes) {
    this.heartbeat = heartbeat;
    this.settings = settings;
    this.timers = timers;
    this.passes = passes;
  }

  void start() {
    beating =
        Multi.createBy().repeating().uni(this::beat).indefinitely().subscribe().with(beat -> {});
  }

  private Uni<Void> beat() {
    return passes
        .run("heartbeat", heartbeat.runOnce())
        .chain(() -> timers.after(settings.heartbeat()));
  }

  /** Blocks a little, so that the others need not wait for our silence. */
  void stop() {
    beating.cancel();
    passes.run("leave", heartbeat.leave()).await().atMost(LEFT_WITHIN);
  }
}
