package io.fanfare.runtime;

import io.fanfare.dispatch.DispatchDue;
import io.fanfare.polling.PollDue;
import io.fanfare.preparation.PreparationDue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/** Lets the ticks run only while everything they use is there. */
@ApplicationScoped
class Startup {
  private static final int LAST = Interceptor.Priority.PLATFORM_AFTER + 1000;

  private static final Duration DRAINED_WITHIN = Duration.ofSeconds(15);

  private final Scheduler scheduler;
  private final DispatchDue dispatch;
  private final PollDue polling;
  private final PreparationDue preparation;
  private final WakeUp wakeUp;
  private final HeartbeatLoop heartbeat;
  private final Passes passes;

  Startup(
      Scheduler scheduler,
      DispatchDue dispatch,
      PollDue polling,
      PreparationDue preparation,
      WakeUp wakeUp,
      HeartbeatLoop heartbeat,
      Passes passes) {
    this.scheduler = scheduler;
    this.dispatch = dispatch;
    this.polling = polling;
    this.preparation = preparation;
    this.wakeUp = wakeUp;
    this.heartbeat = heartbeat;
    this.passes = passes;
  }

  /** Emitters are there only after the messaging extension has started: the ticks wait for it. */
  void started(@Observes @Priority(LAST) StartupEvent event) {
    heartbeat.start();
    scheduler.resume();
    wakeUp.start();
  }

  /**
   * Claims nothing more and waits for what is under way, so that no answer is lost to an ordinary
   * stop; blocks the thread that stops the process, and no other.
   */
  void stopping(@Observes @Priority(1) ShutdownEvent event) {
    scheduler.pause();
    wakeUp.stop();
    Uni<Void> drained =
        Uni.join()
            .all(dispatch.drain(), polling.drain(), preparation.drain())
            .andFailFast()
            .replaceWithVoid();
    passes.run("drain", drained).subscribe().with(nothing -> {});
    passes.awaitEnd(DRAINED_WITHIN);
    heartbeat.stop();
  }
}
