package io.fanfare.sandbox.demo;

import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.screen.Command;
import io.fanfare.sandbox.screen.Screen;
import java.time.Duration;
import java.util.List;

/**
 * The command: {@code ./mvnw -Psandbox}. Its exit code is 0 only when every account's completion of
 * every demo job was read back from Kafka; in any case nothing that it started stays.
 */
public final class Sandbox {
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);

  private final SandboxSettings settings;
  private final Screen screen;

  private Sandbox(SandboxSettings settings, Screen screen) {
    this.settings = settings;
    this.screen = screen;
  }

  /** Takes {@code sandbox.*} system properties and no arguments. */
  public static void main(String[] arguments) {
    Command.runChecked(
        screen -> new Sandbox(SandboxSettings.of(System.getProperties()), screen).run());
  }

  private boolean run() {
    Services.endAbandoned();
    settings.ports().requireFree();
    screen.title("Starting PostgreSQL, Kafka and the simulator ...");
    try (Services services = Services.start(settings.ports(), settings.simulator())) {
      screen.say("Starting the service ...");
      try (ServiceProcess service =
          ServiceProcess.start(settings.ports(), services.configuration())) {
        service.awaitReady(READY_LIMIT);
        return runDemo(services, service);
      }
    }
  }

  private boolean runDemo(Services services, ServiceProcess service) {
    List<DemoJob> jobs = settings.jobs();
    boolean success = new DemoRun(services, jobs, settings.accounts(), screen).succeedsOn(service);
    if (!settings.once()) {
      stayUp(service, jobs.get(jobs.size() - 1));
    }
    return success;
  }

  private void stayUp(ServiceProcess service, DemoJob job) {
    screen.title("To try by hand (the service's log: %s):".formatted(service.log()));
    screen.say(Addresses.of(settings.ports(), job).lines());
    screen.title("Up until Ctrl-C.");
    int code = service.ended().join();
    throw new SandboxFailure(
        "The service ended by itself with code %d: see %s".formatted(code, service.log()));
  }
}
