package io.fanfare.sandbox.demo;

import io.fanfare.sandbox.EventReader;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.screen.Screen;
import java.util.ArrayList;
import java.util.List;

/** The demo from its first request to the verdict, told on the screen. */
final class DemoRun {
  private final Services services;
  private final List<DemoJob> jobs;
  private final int accounts;
  private final Screen screen;

  DemoRun(Services services, List<DemoJob> jobs, int accounts, Screen screen) {
    this.services = services;
    this.jobs = jobs;
    this.accounts = accounts;
    this.screen = screen;
  }

  /** Whether Kafka held a completion of every job for every account. */
  boolean succeedsOn(ServiceProcess service) {
    screen.title("Demo: %d jobs, each for %d accounts".formatted(jobs.size(), accounts));
    List<String> ids = runAll(new Demo(service.baseUri(), screen));
    Completions completions =
        Completions.read(new EventReader(services.bootstrapServers()), ids, accounts * jobs.size());
    screen.title("Completion events, read back from Kafka:");
    screen.say(completions.table().lines());
    screen.title("Calls spent, by the simulator's ledger:");
    screen.say(CallsSpent.read(services.simulator()).lines());
    return judge(completions, ids);
  }

  private List<String> runAll(Demo demo) {
    demo.syncDirectory(accounts);
    List<String> ids = new ArrayList<>();
    for (DemoJob job : jobs) {
      ids.add(demo.run(job));
    }
    return ids;
  }

  private boolean judge(Completions completions, List<String> ids) {
    screen.title("Completed, by Kafka:");
    boolean complete = true;
    for (String id : ids) {
      long seen = completions.accountsOf(id);
      screen.say("  job %s: %d of %d accounts".formatted(id, seen, accounts));
      complete &= seen == accounts;
    }
    return complete;
  }
}
