package io.fanfare.seeds;

import io.fanfare.Mappings;
import io.fanfare.forecast.Foretold;
import io.fanfare.forecast.Supply;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.PredictionSettings;
import io.fanfare.seeds.scenario.JobPlan;
import io.fanfare.seeds.scenario.JobPlan.Part;
import io.fanfare.seeds.store.ActivityRow;
import io.fanfare.seeds.vendor.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A plan and what became of it: the engine that it was made for plays the job. */
final class Foresight {
  /** The engine knows the network's moods by then. */
  private static final Duration LATER = Duration.ofMinutes(2);

  private static final PredictionSettings PREDICTION = Mappings.defaults(PredictionSettings.class);

  private final JobPlan job;
  private Foretold said;

  private Foresight(JobPlan job) {
    this.job = job;
  }

  /** The job comes two minutes after the begin of a world whose engine has learned the law. */
  static Seen of(JobPlan plan, Durations law, long seed) {
    JobPlan job =
        new JobPlan(
            LATER, plan.steps(), plan.waves(), plan.accounts(), plan.priority(), plan.onUnknown());
    Foresight foresight = new Foresight(job);
    Simulation simulation = Bench.begin(seed, List.of(job), law, true);
    simulation.world().in(LATER, () -> foresight.foretell(simulation));
    simulation.run();
    return foresight.seen(simulation);
  }

  private void foretell(Simulation simulation) {
    Node node = simulation.nodes().get(0);
    Supply supply = Supply.of(simulation.around().tables().ledger(), node.limits());
    said =
        Foretold.of(
            job.steps().stream().map(Part::operation).toList(),
            job.waves(),
            job.accounts(),
            payloads(node),
            new Looks(node.learned(), PREDICTION),
            supply);
  }

  private List<Payload> payloads(Node node) {
    List<Payload> payloads = new ArrayList<>();
    for (int step = 0; step < job.steps().size(); step++) {
      Part part = job.steps().get(step);
      for (int place = 0; place < job.accounts().size(); place++) {
        double seconds = seconds(node, step, place);
        for (int chunk = 0; chunk < part.chunks(place); chunk++) {
          String account = job.accounts().get(place);
          UUID id = new UUID(step, payloads.size());
          payloads.add(new Payload(id, null, part.items(place), seconds, step, chunk, account));
        }
      }
    }
    return payloads;
  }

  private double seconds(Node node, int from, int place) {
    double seconds = 0;
    for (Part part : job.steps().subList(from, job.steps().size())) {
      seconds += node.expectedSeconds(part.operation(), part.items(place));
    }
    return seconds;
  }

  private Seen seen(Simulation simulation) {
    Instant last =
        simulation.around().tables().ended().stream()
            .map(ActivityRow::endedAt)
            .max(Instant::compareTo)
            .orElseThrow();
    Map<String, Integer> calls = simulation.around().vendor().ledger().kinds();
    int all = simulation.around().vendor().ledger().calls();
    int looks = all - calls.getOrDefault("directory", 0) - job.size();
    return new Seen(said, simulation.around().tables().ended().size(), looks, last);
  }

  /** What was said and what came. */
  record Seen(Foretold said, int submissions, int looks, Instant finished) {
    boolean isBeforeHalf() {
      return finished.isBefore(said.finish().p50());
    }

    boolean isBeforeMost() {
      return finished.isBefore(said.finish().p90());
    }

    /** The time it took, of the median that was said. */
    double timeRatio() {
      Instant began = said.from();
      return (double) Duration.between(began, finished).toMillis()
          / Duration.between(began, said.finish().p50()).toMillis();
    }

    /** Looks that came, of those that were said. */
    double looksRatio() {
      return looks / said.looks();
    }
  }
}
