package io.fanfare.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Asks at the moment of sending whether an account still carries the labels that the job's caller
 * is limited to: labels change while jobs wait. A job that is not limited costs one question, once.
 */
@ApplicationScoped
public class Permits {
  private static final int JOBS = 10_000;
  private static final Duration KEPT = Duration.ofDays(1);

  private final Reach reach;

  /** A job's scope never changes. */
  private final Cache<UUID, Scope> scopes =
      Caffeine.newBuilder()
          .maximumWeight(JOBS)
          .weigher((UUID job, Scope scope) -> 1)
          .expireAfterWrite(KEPT)
          .build();

  public Permits(Reach reach) {
    this.reach = reach;
  }

  /** Whether the job may still reach the account. */
  public Uni<Boolean> permits(UUID jobId, String accountId) {
    return scope(jobId)
        .chain(
            scope -> scope.isAll() ? Uni.createFrom().item(true) : reach.account(scope, accountId));
  }

  private Uni<Scope> scope(UUID jobId) {
    Scope known = scopes.getIfPresent(jobId);
    return known == null
        ? reach.ofJob(jobId).invoke(scope -> scopes.put(jobId, scope))
        : Uni.createFrom().item(known);
  }
}
