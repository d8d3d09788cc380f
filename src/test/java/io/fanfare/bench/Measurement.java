package io.fanfare.bench;

import static org.awaitility.Awaitility.await;

import io.fanfare.bench.figure.Attempt;
import io.fanfare.bench.figure.Meter;
import io.fanfare.bench.party.Party;
import io.fanfare.bench.party.Stage;
import io.fanfare.bench.report.Glue;
import io.fanfare.bench.vendor.SimulatorProcess;
import io.fanfare.bench.workload.Workload;
import io.fanfare.sandbox.ServicesApart;
import io.fanfare.sandbox.screen.Progress;
import io.fanfare.sandbox.screen.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** Lets one party do the work, with a simulator of its own, and watches it. */
final class Measurement {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Workload workload;
  private final ServicesApart services;
  private final Path directory;
  private final Screen screen;

  Measurement(Workload workload, ServicesApart services, Path directory, Screen screen) {
    this.workload = workload;
    this.services = services;
    this.directory = directory;
    this.screen = screen;
  }

  Attempt of(Party party) {
    try (SimulatorProcess simulator = SimulatorProcess.start(workload, directory)) {
      Stage stage =
          new Stage(workload, services, simulator.baseUri(), SimulatorProcess.listId(), directory);
      try (Party.Effort effort = party.prepare(stage)) {
        return watched(party, effort, simulator);
      }
    }
  }

  private Attempt watched(Party party, Party.Effort effort, SimulatorProcess simulator) {
    Meter own = new Meter(effort.processes());
    Meter around =
        new Meter(Map.of("simulator", simulator.handle(), "driver", ProcessHandle.current()));
    Instant began = Instant.now();
    try (Disturber disturber = new Disturber(workload.disturbances(), simulator);
        Progress progress = new Progress(screen, party.name(), workload.activities())) {
      effort.begin();
      boolean timedOut = !finished(effort, own, progress);
      own.look();
      around.look();
      return new Attempt(
          party.name(),
          workload,
          began,
          timedOut,
          effort.completions(),
          simulator.ledger(),
          own.read(),
          around.read(),
          Glue.lines(party.glue()));
    }
  }

  private boolean finished(Party.Effort effort, Meter meter, Progress progress) {
    try {
      await(effort.toString())
          .atMost(Duration.ofSeconds(workload.limitSeconds()))
          .pollInterval(LOOK)
          .until(
              () -> {
                progress.at(effort.progress());
                meter.look();
                return effort.isOver();
              });
      return true;
    } catch (ConditionTimeoutException tooLong) {
      return false;
    }
  }
}
