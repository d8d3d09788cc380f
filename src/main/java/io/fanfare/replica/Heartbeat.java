package io.fanfare.replica;

import io.fanfare.replica.Replicas.Beat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Says that this replica is alive, and learns the store's time on the way. */
@ApplicationScoped
public class Heartbeat {
  private static final Logger LOG = Logger.getLogger(Heartbeat.class);

  private final Replicas replicas;
  private final Replica self;
  private final StoreTime storeTime;
  private final ReplicaSettings settings;
  private final Clock clock;

  public Heartbeat(
      Replicas replicas, Replica self, StoreTime storeTime, ReplicaSettings settings, Clock clock) {
    this.replicas = replicas;
    this.self = self;
    this.storeTime = storeTime;
    this.settings = settings;
    this.clock = clock;
  }

  /** One beat; fails when the store is away. */
  public Uni<Void> runOnce() {
    return Uni.createFrom()
        .item(clock::instant)
        .chain(
            before ->
                replicas.beat(self.id(), settings.deadAfter()).invoke(beat -> heard(before, beat)))
        .replaceWithVoid();
  }

  /** The last one: what this replica still holds is free for others at once. */
  public Uni<Void> leave() {
    return replicas.leave(self.id());
  }

  private void heard(Instant before, Beat beat) {
    storeTime.observed(before, beat.at(), clock.instant());
    beat.vanished()
        .forEach(
            id -> LOG.infof("Replica %s fell silent; its looks and shards are free again", id));
  }
}
