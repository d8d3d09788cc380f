package io.fanfare.seeds.store;

import io.fanfare.replica.Replicas;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Which replicas are alive, in memory. */
public final class MemoryReplicas implements Replicas {
  private final Tables tables;
  private final Calls calls;

  public MemoryReplicas(Tables tables, Calls calls) {
    this.tables = tables;
    this.calls = calls;
  }

  @Override
  public Uni<Beat> beat(UUID self, Duration deadAfter) {
    return calls.call("beat", () -> beatNow(self, deadAfter));
  }

  /** One that is new, or was silent itself, cannot know whether it was the store that was away. */
  private Beat beatNow(UUID self, Duration deadAfter) {
    Instant now = tables.now();
    Instant last = tables.beats.put(self, now);
    tables.freed.remove(self);
    boolean isAlert = last != null && last.isAfter(now.minus(deadAfter.dividedBy(2)));
    Set<UUID> vanished = isAlert ? vanished(now.minus(deadAfter)) : Set.of();
    if (isAlert) {
      vanished.forEach(this::free);
      tables.lanes.values().stream()
          .filter(lane -> lane.looker != null && lane.lookerUntil.isBefore(now))
          .forEach(lane -> lane.free(now));
    }
    return new Beat(now, Set.copyOf(vanished));
  }

  private Set<UUID> vanished(Instant silentSince) {
    Set<UUID> vanished = new LinkedHashSet<>();
    tables.beats.forEach(
        (id, at) -> {
          if (at.isBefore(silentSince) && !tables.freed.contains(id)) {
            vanished.add(id);
          }
        });
    return vanished;
  }

  @Override
  public Uni<Void> leave(UUID self) {
    return calls.call("leave", () -> left(self));
  }

  private Void left(UUID self) {
    free(self);
    return null;
  }

  private void free(UUID vanished) {
    tables.freed.add(vanished);
    tables.shards.freeAll(vanished);
    tables.lanes.values().stream()
        .filter(lane -> vanished.equals(lane.looker))
        .forEach(lane -> lane.free(tables.now()));
  }
}
