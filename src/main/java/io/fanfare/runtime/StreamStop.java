package io.fanfare.runtime;

import io.fanfare.stream.Watch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Ends the streams of events as soon as the process is told to stop. The framework waits for
 * requests that are under way before it tells anybody, and streams are under way for as long as
 * their jobs.
 */
@ApplicationScoped
class StreamStop {
  private final Watch watch;
  private final Thread hook;

  StreamStop(Watch watch) {
    this.watch = watch;
    this.hook = new Thread(watch::stop, "stop-streams");
  }

  void started(@Observes StartupEvent event) {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The process may outlive the application, as that of tests does. */
  void stopping(@Observes ShutdownEvent event) {
    watch.stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyStopping) {
      return;
    }
  }
}
