package io.fanfare.seeds;

import io.fanfare.activity.Activity;
import io.fanfare.activity.OnUnknown;
import io.fanfare.job.JobRequest;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.seeds.scenario.JobPlan;
import io.fanfare.seeds.scenario.JobPlan.Part;
import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.store.Tables.Draft;
import io.fanfare.seeds.vendor.Requested;
import io.fanfare.seeds.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes jobs on, as the doors do. */
final class Planning {
  private final Simulation simulation;
  private final World world;
  private final Tables tables;
  private final JobPlan job;
  private final UUID id;
  private final List<Draft> drafts = new ArrayList<>();
  private final int[] waves;

  Planning(Simulation simulation, JobPlan job) {
    this.simulation = simulation;
    this.world = simulation.world();
    this.tables = simulation.around().tables();
    this.job = job;
    this.id = id();
    this.waves = waves();
  }

  /** Plans the job's activities, step by step and chunk by chunk. */
  UUID plan() {
    for (int step = 0; step < job.steps().size(); step++) {
      int most = job.steps().get(step).chunks().stream().mapToInt(count -> count).max().orElse(0);
      for (int chunk = 0; chunk < most; chunk++) {
        chunk(step, chunk);
      }
    }
    job.accounts().forEach(simulation.around().vendor()::allow);
    tables.plan(id, operation(), drafts, job.waves());
    simulation.nodes().forEach(Node::wake);
    world.note("caller", "asks", job);
    return id;
  }

  private int[] waves() {
    List<Integer> beginnings = job.waves().beginnings(job.accounts().size());
    int[] of = new int[job.accounts().size()];
    for (int place = 0; place < of.length; place++) {
      int here = place;
      of[place] = (int) beginnings.stream().filter(begin -> begin <= here).count();
    }
    return of;
  }

  private String operation() {
    return job.steps().size() == 1 ? name(job.steps().get(0)) : JobRequest.STEPS;
  }

  private static String name(Part part) {
    return Requested.request(part.operation(), "x", 1, false).name();
  }

  /** Requests of one size are one payload. */
  private void chunk(int step, int chunk) {
    Part part = job.steps().get(step);
    Map<Integer, UUID> payloads = new HashMap<>();
    for (int place = 0; place < job.accounts().size(); place++) {
      if (chunk < part.chunks(place)) {
        int items = part.items(place);
        UUID payload = payloads.computeIfAbsent(items, size -> payload(part, size));
        Activity planned = activity(part, job.accounts().get(place), items, payload);
        drafts.add(new Draft(planned, step, waves[place], chunk, seconds(step, place)));
      }
    }
  }

  /** How long it and what follows it are thought to take. */
  private double seconds(int from, int place) {
    double seconds = 0;
    for (Part part : job.steps().subList(from, job.steps().size())) {
      int items = part.items(place);
      seconds += simulation.nodes().get(0).expectedSeconds(part.operation(), items);
    }
    return seconds;
  }

  private Activity activity(Part part, String account, int items, UUID payload) {
    Activity.Traits traits = new Activity.Traits(items, job.priority(), job.onUnknown());
    return Tables.planned(
        id(),
        new Activity.Target(id, account),
        new Activity.Work(name(part), payload, false, traits),
        tables.clock().instant());
  }

  private UUID payload(Part part, int items) {
    UUID payload = id();
    boolean resend = job.onUnknown() == OnUnknown.RESEND;
    CheckedRequest request = Requested.request(part.operation(), payload.toString(), items, resend);
    tables.keep(payload, Node.seal(payload, request));
    return payload;
  }

  private UUID id() {
    return new UUID(world.random().nextLong(), world.random().nextLong());
  }
}
