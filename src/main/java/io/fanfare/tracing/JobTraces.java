package io.fanfare.tracing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The traces of the jobs that are worked on, read once each. Of the same kind as other caches. */
@ApplicationScoped
public class JobTraces {
  private static final int MOST = 10_000;
  private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

  private final TraceStore store;
  private final Cache<UUID, Optional<String>> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((UUID job, Optional<String> trace) -> 1)
          .expireAfterWrite(KNOWN_FOR)
          .build();

  public JobTraces(TraceStore store) {
    this.store = store;
  }

  /** The job's {@code traceparent}; empty when it has none, or while the store is away. */
  public Uni<Optional<String>> of(UUID jobId) {
    Optional<String> found = known.getIfPresent(jobId);
    return found != null
        ? Uni.createFrom().item(found)
        : store
            .find(jobId)
            .map(Optional::ofNullable)
            .invoke(read -> known.put(jobId, read))
            .onFailure()
            .recoverWithItem(Optional.empty());
  }

  /** Keeps a new job's. */
  public Uni<Void> keep(UUID jobId, String traceparent) {
    return store.keep(jobId, traceparent);
  }
}
