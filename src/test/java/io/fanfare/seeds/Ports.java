package io.fanfare.seeds;

import io.fanfare.activity.ActivityStore;
import io.fanfare.completion.EventPublisher;
import io.fanfare.completion.Outbox;
import io.fanfare.payload.PayloadStore;
import io.fanfare.quota.QuotaStore;
import io.fanfare.replica.Replicas;
import io.fanfare.seeds.store.Calls;
import io.fanfare.seeds.store.MemoryActivities;
import io.fanfare.seeds.store.MemoryOutbox;
import io.fanfare.seeds.store.MemoryPayloads;
import io.fanfare.seeds.store.MemoryQuota;
import io.fanfare.seeds.store.MemoryReplicas;
import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.vendor.ModelledVendor;
import io.fanfare.seeds.world.Life;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Everything that one process of the engine reaches. */
record Ports(
    Life life,
    Tables tables,
    Calls calls,
    ActivityStore activities,
    QuotaStore quota,
    Outbox outbox,
    Replicas replicas,
    PayloadStore payloads,
    EventPublisher publisher,
    ModelledVendor vendor) {

  /** For a process that has just begun. */
  static Ports of(Surroundings around, Life life) {
    Calls calls =
        new Calls() {
          @Override
          public <T> Uni<T> call(String what, Supplier<T> transaction) {
            return around.store().call(life, what, transaction);
          }
        };
    Tables tables = around.tables();
    return new Ports(
        life,
        tables,
        calls,
        new MemoryActivities(tables, calls),
        new MemoryQuota(tables, calls),
        new MemoryOutbox(tables, calls),
        new MemoryReplicas(tables, calls),
        new MemoryPayloads(tables, calls),
        around.topic().publisher(life),
        new ModelledVendor(around.world(), around.vendor(), life, around.wire()));
  }
}
