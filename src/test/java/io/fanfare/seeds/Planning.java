package io.fanfare.seeds;

import io.fanfare.activity.Activity;
import io.fanfare.activity.OnUnknown;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.seeds.scenario.JobPlan;
import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.vendor.Requested;
import io.fanfare.seeds.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    Instant due = tables.clock().instant();
    List<Activity> planned = new ArrayList<>();
    for (int chunk = 0; chunk < job.chunks(); chunk++) {
      UUID payload = payload(job);
      job.accounts().forEach(account -> planned.add(activity(job, id, account, payload, due)));
    }
    job.accounts().forEach(simulation.around().vendor()::allow);
    tables.plan(id, planned, items -> 1);
    simulation.nodes().forEach(Node::wake);
    world.note("caller", "asks", job);
    return id;
  }

  private Activity activity(JobPlan job, UUID id, String account, UUID payload, Instant due) {
    String operation = Requested.request(job.operation(), "x", 1, false).name();
    Activity.Traits traits = new Activity.Traits(job.items(), job.priority(), job.onUnknown());
    return Tables.planned(
        id(),
        new Activity.Target(id, account),
        new Activity.Work(operation, payload, false, traits),
        due);
  }

  private UUID payload(JobPlan job) {
    UUID id = id();
    CheckedRequest request =
        Requested.request(
            job.operation(), id.toString(), job.items(), job.onUnknown() == OnUnknown.RESEND);
    tables.keep(id, Node.seal(id, request));
    return id;
  }

  private UUID id() {
    return new UUID(world.random().nextLong(), world.random().nextLong());
  }
}
