package io.fanfare.access;

import io.fanfare.access.ApiKey.Former;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys in memory, that count how often they are read. */
final class MemoryKeys implements ApiKeyStore {
  private final Map<String, ApiKey> keys = new TreeMap<>();
  private final Clock clock;
  int reads;
  boolean away;

  MemoryKeys(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Uni<List<ApiKey>> all() {
    reads++;
    return away
        ? Uni.createFrom().failure(new IllegalStateException("away"))
        : Uni.createFrom().item(List.copyOf(keys.values()));
  }

  @Override
  public Uni<ApiKey> create(Caller by, ApiKey key) {
    return keys.putIfAbsent(key.name(), key) == null
        ? Uni.createFrom().item(key)
        : Uni.createFrom().failure(RefusedException.of(ProblemCode.CONFLICT, "Taken."));
  }

  @Override
  public Uni<ApiKey> rotate(Caller by, String name, KeySecret next, Duration overlap) {
    return Uni.createFrom()
        .item(
            keys.computeIfPresent(
                name,
                (same, key) ->
                    new ApiKey(
                        name,
                        key.grant(),
                        next,
                        new Former(key.current(), clock.instant().plus(overlap)),
                        key.createdBy(),
                        key.createdAt(),
                        null)));
  }

  @Override
  public Uni<Void> revoke(Caller by, String name) {
    keys.computeIfPresent(
        name,
        (same, key) ->
            new ApiKey(
                name,
                key.grant(),
                key.current(),
                key.former(),
                key.createdBy(),
                key.createdAt(),
                clock.instant()));
    return Uni.createFrom().voidItem();
  }
}
