package io.fanfare.preparation;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.GroupCommit;
import io.fanfare.activity.Transition;
import io.fanfare.naming.NamingSettings;
import io.fanfare.naming.Resolution;
import io.fanfare.naming.Resolution.Later;
import io.fanfare.naming.Resolution.Unresolved;
import io.fanfare.pacing.Pipeline;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Looks up the names that accounts wait for, ahead of the claims of what is to be sent there: a
 * claim must not run out while a look-up waits for a call.
 */
@ApplicationScoped
public class PreparationDue {
  private static final Logger LOG = Logger.getLogger(PreparationDue.class);
  private static final String FAILED =
      "The names of an account could not be looked up and are tried again in %s. Check the"
          + " database.";
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final Duration KEPT_WITHIN = Duration.ofSeconds(30);

  private final PreparationStore store;
  private final ActivityStore activities;
  private final PermittedNames names;
  private final Clock clock;
  private final GroupCommit<Preparation> ready;
  private final Pipeline<Preparation> pipeline;

  public PreparationDue(
      PreparationStore store,
      ActivityStore activities,
      PermittedNames names,
      NamingSettings settings,
      Clock clock,
      Timers timers,
      RandomGenerator random) {
    this.store = store;
    this.activities = activities;
    this.names = names;
    this.clock = clock;
    this.ready = new GroupCommit<>(store::ready, KEPT_WITHIN, clock, timers, random);
    this.pipeline =
        new Pipeline<>(
            settings::atOnce,
            limit -> store.claim(limit, LEASE),
            this::prepared,
            settings.atOnce());
  }

  /** Begins with accounts that are due, as far as there is room; answers how many. */
  public Uni<Long> runOnce() {
    return pipeline.runOnce();
  }

  /** The same, when some may just have become due. */
  public Uni<Long> wake() {
    return pipeline.wake();
  }

  /** Begins with no more; completes when what is under way has been recorded. */
  public Uni<Void> drain() {
    return pipeline.stop();
  }

  private Uni<Uni<Void>> prepared(Preparation preparation) {
    return names
        .resolve(preparation)
        .chain(resolution -> keep(preparation, resolution))
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, FAILED, PAUSE))
        .onFailure()
        .recoverWithUni(() -> store.later(preparation, clock.instant().plus(PAUSE)))
        .onFailure()
        .recoverWithNull()
        .map(recorded -> Uni.createFrom().voidItem());
  }

  private Uni<Void> keep(Preparation preparation, Resolution resolution) {
    if (resolution instanceof Later later) {
      return store.later(preparation, later.until());
    }
    return resolution instanceof Unresolved unresolved
        ? reject(preparation, unresolved)
        : ready.keep(preparation).replaceWithVoid();
  }

  /** Nothing of the job was sent there, so nothing is: not even a step without any name. */
  private Uni<Void> reject(Preparation preparation, Unresolved unresolved) {
    return store
        .failed(preparation, unresolved.problems())
        .chain(() -> activities.planned(preparation.jobId(), preparation.accountId()))
        .map(planned -> planned.stream().map(one -> rejected(one, unresolved)).toList())
        .chain(activities::record)
        .chain(rejected -> ready.keep(preparation))
        .replaceWithVoid();
  }

  private static Transition rejected(Activity activity, Unresolved why) {
    return activity.to(((Planned) activity.state()).rejected(why.reason()));
  }
}
