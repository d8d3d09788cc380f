package io.fanfare.polling;

import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.Looked;
import io.fanfare.activity.GroupCommit;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Keeps what looks brought, a set of them in a transaction. */
public final class LookRecorder {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final GroupCommit<Looked> commits;

  /** Over a store. */
  public LookRecorder(ActivityStore store, Clock clock, Timers timers, RandomGenerator random) {
    this.commits =
        new GroupCommit<>(
            looks -> store.looked(looks).replaceWith(looks), LIMIT, clock, timers, random);
  }

  /** Completes when it is kept; fails when the store could not be reached for a minute. */
  Uni<Void> record(Looked look) {
    return commits.keep(look).replaceWithVoid();
  }
}
