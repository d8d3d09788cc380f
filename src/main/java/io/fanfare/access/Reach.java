package io.fanfare.access;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Tells what lies within a scope. Each method reads, and knows nothing of what lies outside. */
public interface Reach {

  /** Whether the account is there and carries the scope's labels. */
  Uni<Boolean> account(Scope scope, String accountId);

  /** Whether the job is there and was limited to the scope or to less. */
  Uni<Boolean> job(Scope scope, UUID jobId);

  /** Whether the activity is there, ended or not, and its job lies within. */
  Uni<Boolean> activity(Scope scope, UUID activityId);

  /** Whether the schedule is there and its jobs lie within. */
  Uni<Boolean> schedule(Scope scope, String name);

  /** Whether there is no schedule of that name at all. */
  Uni<Boolean> isFree(String scheduleName);

  /** The labels that the accounts of a job must carry; every one of a job that is not there. */
  Uni<Scope> ofJob(UUID jobId);
}
