package io.fanfare.replica;

import io.fanfare.replica.Replicas.Beat;
import io.fanfare.time.SharedClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Says that this replica is alive, and learns the store's time on the way. */
@ApplicationScoped
public class Heartbeat {
  private static final Logger LOG = Logger.getLogger(Heartbeat.class);

  private final Replicas replicas;
  private final Replica self;
  private final ReplicaSettings settings;
  private final SharedClock clock;

  public Heartbeat(Replicas replicas, Replica self, ReplicaSettings settings, SharedClock clock) {
    this.replicas = replicas;
    this.self = self;
    this.settings = settings;
    this.clock = clock;
  }

  /** One beat; fails when the store is away. */
  public Uni<Void> runOnce() {
    return clock
        .learning(() -> replicas.beat(self.id(), settings.deadAfter()), Beat::at)
        .invoke(Heartbeat::heard)
        .replaceWithVoid();
  }

  /** The last one: what this replica still holds is free for others at once. */
  public Uni<Void> leave() {
    return replicas.leave(self.id());
  }

  private static void heard(Beat beat) {
    beat.vanished()
        .forEach(
            id -> LOG.infof("Replica %s fell silent; its looks and shards are free again", id));
  }
}
