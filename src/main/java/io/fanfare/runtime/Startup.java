package io.fanfare.runtime;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Lets the ticks run only while everything they use is there. */
@ApplicationScoped
class Startup {
  private static final int LAST = Interceptor.Priority.PLATFORM_AFTER + 1000;

  private final Scheduler scheduler;

  Startup(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Emitters are there only after the messaging extension has started: the ticks wait for it. */
  void started(@Observes @Priority(LAST) StartupEvent event) {
    scheduler.resume();
  }

  void stopping(@Observes @Priority(1) ShutdownEvent event) {
    scheduler.pause();
  }
}
