package io.fanfare.replica;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Keeps which replicas are alive. */
public interface Replicas {

  /**
   * Says that {@code self} is alive, and frees, in the same transaction, what replicas hold that
   * have been silent for {@code deadAfter}: looks at accounts, shards of the outbox, the token's
   * request, firings of schedules. Activities that they were submitting are not touched: whether
   * those left is not known, so they are {@code lost} by their claim's own terms.
   *
   * <p>A replica that was silent itself frees nothing of others: it was the store that was away,
   * not they. One that comes back after it was declared dead is simply alive again.
   */
  Uni<Beat> beat(UUID self, Duration deadAfter);

  /** Forgets {@code self}, in an orderly stop: what it still holds is free at once. */
  Uni<Void> leave(UUID self);

  /**
   * What a beat brought.
   *
   * @param at the store's time
   * @param vanished whose claims were freed by it
   */
  record Beat(Instant at, Set<UUID> vanished) {}
}
