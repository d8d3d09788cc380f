package io.fanfare.runtime;

import io.fanfare.constantcontact.Probes;
import io.fanfare.probe.Allowance;
import io.fanfare.probe.Neighbours;
import io.fanfare.probe.Probe;
import io.fanfare.probe.ProbeFailedException;
import io.fanfare.probe.profile.Profile;
import io.fanfare.probe.profile.ProfileFile;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.time.Timers;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * The command {@code probe}. It runs before anything else of the service has started, and ends the
 * start: no tick runs, no port is opened and no message is read beside it. Blocks the thread that
 * starts the process, and no other.
 */
@ApplicationScoped
class ProbeCommand {
  private static final int FAILED = 2;

  private final Probes probes;
  private final Instance<Neighbours> neighbours;
  private final QuotaSettings quota;
  private final ProbeSettings settings;
  private final Timers timers;
  private final Clock clock;
  private final ProbeScreen screen;

  ProbeCommand(
      Probes probes,
      Instance<Neighbours> neighbours,
      QuotaSettings quota,
      ProbeSettings settings,
      Timers timers,
      Clock clock) {
    this.probes = probes;
    this.neighbours = neighbours;
    this.quota = quota;
    this.settings = settings;
    this.timers = timers;
    this.clock = clock;
    this.screen =
        new ProbeScreen(
            new PrintWriter(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
  }

  void run(
      @Observes @Priority(Integer.MIN_VALUE) StartupEvent start,
      @CommandLineArguments Instance<String[]> arguments) {
    if (ProbeArguments.isMeant(arguments.get())) {
      // Without it the start would end as if all had gone well, and wait.
      Quarkus.asyncExit(ended(arguments.get()));
      throw new PreventFurtherStepsException();
    }
  }

  /** Answers the exit code. */
  private int ended(String... arguments) {
    try {
      String account = settings.account().orElse("");
      screen.say(probed(ProbeArguments.of(account, arguments)));
      return 0;
    } catch (ProbeFailedException e) {
      screen.say("probe: " + e.getMessage());
      return FAILED;
    }
  }

  private String probed(ProbeArguments asked) {
    Instant begun = clock.instant();
    screen.announce(asked, Probe.listName(begun), quota.perSecond());
    if (!asked.yes()) {
      return "Nothing was done. Add --yes to begin.";
    }
    Profile profile = profile(asked, begun).await().indefinitely();
    screen.show(profile);
    return written(asked, profile);
  }

  private Uni<Profile> profile(ProbeArguments asked, Instant begun) {
    Allowance allowance = new Allowance();
    var vendor = probes.open(asked.account(), allowance, asked.alone());
    Probe probe = new Probe(vendor, allowance, timers, clock, quota.perSecond(), screen, begun);
    return asked.alone() ? probe.run() : between(asked, probe, allowance);
  }

  /** The deployment waits meanwhile, and is let go whatever comes. */
  private Uni<Profile> between(ProbeArguments asked, Probe probe, Allowance allowance) {
    return neighbours
        .get()
        .areCalling()
        .onFailure()
        .transform(ProbeCommand::noDatabase)
        .invoke(calling -> check(asked, calling))
        .chain(calling -> neighbours.get().park())
        .chain(
            parked ->
                timers
                    .after(Neighbours.DRAINED)
                    .chain(probe::run)
                    .eventually(() -> released(parked, allowance)));
  }

  private Uni<Void> released(Instant parked, Allowance allowance) {
    return neighbours
        .get()
        .release(parked, allowance.used())
        .onFailure()
        .invoke(failure -> screen.say("The deployment's quota stays parked until " + parked))
        .onFailure()
        .recoverWithNull();
  }

  private static void check(ProbeArguments asked, boolean calling) {
    if (calling && !asked.beside()) {
      throw new ProbeFailedException(
          "The deployment with this database has called the vendor within ten minutes. With"
              + " --beside it is made to wait meanwhile, about three minutes");
    }
  }

  private static Throwable noDatabase(Throwable failure) {
    return new ProbeFailedException(
        "The deployment's database cannot be read. Migrate it first; or, if no deployment uses this"
            + " key, say --alone");
  }

  private String written(ProbeArguments asked, Profile profile) {
    String text = ProfileFile.write(profile);
    if (asked.profile().isEmpty()) {
      screen.say(text);
      return "Keep the lines from { to } as the profile.";
    }
    Path file = asked.profile().get();
    try {
      Files.writeString(file, text + System.lineSeparator());
      return "The profile is in " + file.toAbsolutePath();
    } catch (IOException e) {
      screen.say(text);
      throw new ProbeFailedException("The profile could not be written to " + file);
    }
  }
}
