package io.fanfare.seeds.store;

import io.fanfare.completion.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which replica relays which shard. */
final class Shards {
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final Instant[] until = new Instant[Outbox.SHARDS];
  private final @Nullable UUID[] owner = new UUID[Outbox.SHARDS];

  boolean take(int shard, UUID self, Instant now) {
    boolean mine = self.equals(owner[shard]);
    if (owner[shard] != null && !mine && until[shard].isAfter(now)) {
      return false;
    }
    owner[shard] = self;
    until[shard] = now.plus(LEASE);
    return true;
  }

  boolean isOwnedBy(int shard, UUID self) {
    return self.equals(owner[shard]);
  }

  void renew(int shard, Instant now) {
    until[shard] = now.plus(LEASE);
  }

  void free(int shard, UUID self) {
    if (self.equals(owner[shard])) {
      owner[shard] = null;
    }
  }

  void freeAll(UUID vanished) {
    for (int shard = 0; shard < owner.length; shard++) {
      free(shard, vanished);
    }
  }

  List<String> held(Instant now) {
    List<String> held = new ArrayList<>();
    for (int shard = 0; shard < owner.length; shard++) {
      if (owner[shard] != null && until[shard].isAfter(now)) {
        held.add("shard " + shard + " by " + owner[shard]);
      }
    }
    return held;
  }
}
