package io.fanfare.bench;

import io.fanfare.bench.figure.Attempt;
import io.fanfare.bench.figure.Bound;
import io.fanfare.bench.figure.Figures;
import io.fanfare.bench.party.DoorParty;
import io.fanfare.bench.party.FanfareParty;
import io.fanfare.bench.party.NodeParty;
import io.fanfare.bench.party.Party;
import io.fanfare.bench.party.ThreadsParty;
import io.fanfare.bench.report.JsonReport;
import io.fanfare.bench.report.TableReport;
import io.fanfare.bench.workload.Knobs;
import io.fanfare.bench.workload.Workload;
import io.fanfare.bench.workload.Workloads;
import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.ServicesApart;
import io.fanfare.sandbox.screen.Command;
import io.fanfare.sandbox.screen.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command: {@code ./mvnw -Pbench -Dbench=W1}. Its exit code is 0 when every party that can run
 * here was measured, whatever the figures; in any case nothing that it started stays.
 */
public final class Bench {
  private static final Path HOME = Path.of("target", "bench").toAbsolutePath();
  private static final String PEERS = "fanfare,node,threads";
  private static final List<Party> PARTIES =
      List.of(new FanfareParty(), new NodeParty(), new ThreadsParty(), new DoorParty());

  private final Workload workload;
  private final List<String> parties;
  private final Screen screen;

  private Bench(Workload workload, List<String> parties, Screen screen) {
    this.workload = workload;
    this.parties = parties;
    this.screen = screen;
  }

  /** Takes {@code bench*} system properties and no arguments. */
  public static void main(String[] arguments) {
    Command.run(Bench::measure);
  }

  private static void measure(Screen screen) {
    Knobs knobs = new Knobs(System.getProperties());
    Workload workload = new Workloads(knobs).asked();
    String parties = workload.limited() ? PEERS : PEERS + ",door";
    new Bench(workload, knobs.parties(parties), screen).run();
  }

  private void run() {
    Services.endAbandoned();
    screen.title("%s: %s".formatted(workload.name(), workload.title()));
    Path home = HOME.resolve(workload.name());
    List<Attempt> attempts = new ArrayList<>();
    for (Party party : invited()) {
      measure(party, home.resolve(party.name())).ifPresent(attempts::add);
    }
    Bound bound = Bound.of(workload, attempts.stream().map(Attempt::ledger).toList());
    List<Figures> figures = attempts.stream().map(one -> Figures.of(one, bound)).toList();
    screen.title("%s: %s".formatted(workload.name(), workload.title()));
    screen.say(new TableReport(workload, bound, figures).lines());
    Path file = JsonReport.write(HOME, workload, bound, figures);
    screen.title("All figures: " + file);
  }

  private List<Party> invited() {
    List<Party> invited = PARTIES.stream().filter(one -> parties.contains(one.name())).toList();
    if (invited.size() != parties.size()) {
      throw new SandboxFailure(
          "-Dbench.parties=%s: the parties are %s"
              .formatted(String.join(",", parties), PARTIES.stream().map(Party::name).toList()));
    }
    return invited;
  }

  /** Fresh services for each: nobody finds what another left. */
  private Optional<Attempt> measure(Party party, Path directory) {
    Optional<String> hindrance = party.hindrance();
    if (hindrance.isPresent()) {
      screen.title("%s takes no part: %s".formatted(party.name(), hindrance.get()));
      return Optional.empty();
    }
    screen.say("Starting what %s needs ...".formatted(party.name()));
    try (ServicesApart services = ServicesApart.start(directory)) {
      return Optional.of(new Measurement(workload, services, directory, screen).of(party));
    }
  }
}
