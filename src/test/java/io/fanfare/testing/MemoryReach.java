package io.fanfare.testing;

import io.fanfare.access.Reach;
import io.fanfare.access.Scope;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;

/** One scope for all jobs and one set of labels for all accounts, to be changed by a test. */
public final class MemoryReach implements Reach {
  /** What every job is limited to. */
  public Scope ofJobs = Scope.ALL;

  /** What every account carries. */
  public Map<String, String> labels = Map.of();

  @Override
  public Uni<Boolean> account(Scope scope, String accountId) {
    return Uni.createFrom().item(() -> scope.covers(labels));
  }

  @Override
  public Uni<Boolean> job(Scope scope, UUID jobId) {
    return Uni.createFrom().item(() -> scope.covers(ofJobs));
  }

  @Override
  public Uni<Boolean> activity(Scope scope, UUID activityId) {
    return job(scope, activityId);
  }

  @Override
  public Uni<Boolean> schedule(Scope scope, String name) {
    return Uni.createFrom().item(() -> scope.covers(ofJobs));
  }

  @Override
  public Uni<Boolean> isFree(String scheduleName) {
    return Uni.createFrom().item(false);
  }

  @Override
  public Uni<Scope> ofJob(UUID jobId) {
    return Uni.createFrom().item(() -> ofJobs);
  }
}
