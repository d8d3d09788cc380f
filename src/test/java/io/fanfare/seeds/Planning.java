package io.fanfare.seeds;

import io.fanfare.activity.Activity;
import io.fanfare.activity.OnUnknown;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.seeds.scenario.JobPlan;
import io.fanfare.seeds.store.Tables;
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

  Planning(Simulation simulation) {
    this.simulation = simulation;
    this.world = simulation.world();
    this.tables = simulation.around().tables();
  }

  /** Plans the job's activities, chunk by chunk. */
  UUID plan(JobPlan job) {
    UUID id = id();
    List<Activity> planned = new ArrayList<>();
    for (int chunk = 0; chunk < job.chunks(); chunk++) {
      chunk(job, id, planned);
    }
    job.accounts().forEach(simulation.around().vendor()::allow);
    tables.plan(id, planned, items -> simulation.nodes().get(0).expectedSeconds(job, items));
    simulation.nodes().forEach(Node::wake);
    world.note("caller", "asks", job);
    return id;
  }

  /** Requests of one size are one payload. */
  private void chunk(JobPlan job, UUID id, List<Activity> planned) {
    Map<Integer, UUID> payloads = new HashMap<>();
    for (int place = 0; place < job.accounts().size(); place++) {
      int items = job.items(place);
      UUID payload = payloads.computeIfAbsent(items, size -> payload(job, size));
      planned.add(
          activity(job, new Activity.Target(id, job.accounts().get(place)), items, payload));
    }
  }

  private Activity activity(JobPlan job, Activity.Target target, int items, UUID payload) {
    String operation = Requested.request(job.operation(), "x", 1, false).name();
    Activity.Traits traits = new Activity.Traits(items, job.priority(), job.onUnknown());
    return Tables.planned(
        id(),
        target,
        new Activity.Work(operation, payload, false, traits),
        tables.clock().instant());
  }

  private UUID payload(JobPlan job, int items) {
    UUID id = id();
    boolean resend = job.onUnknown() == OnUnknown.RESEND;
    CheckedRequest request = Requested.request(job.operation(), id.toString(), items, resend);
    tables.keep(id, Node.seal(id, request));
    return id;
  }

  private UUID id() {
    return new UUID(world.random().nextLong(), world.random().nextLong());
  }
}
