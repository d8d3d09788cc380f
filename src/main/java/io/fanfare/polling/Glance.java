package io.fanfare.polling;

import io.fanfare.activity.ActivityStore.Looked;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.activity.Aftermath;
import io.fanfare.activity.LookTimes;
import io.fanfare.activity.Transition;
import io.fanfare.quota.QuotaSpentException;
import io.fanfare.quota.Slot;
import io.fanfare.replica.Replica;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * One look at one account: what is in flight moves on, what was sent without an answer is looked
 * for. Whatever goes wrong, the account is looked at again.
 */
@ApplicationScoped
public class Glance {
  private static final Logger LOG = Logger.getLogger(Glance.class);

  private final Viewing viewing;
  private final Sightings sightings;
  private final Search search;
  private final Aftermath aftermath;
  private final NextLook nextLook;
  private final LookRecorder recorder;
  private final Replica replica;
  private final Clock clock;

  Glance(
      Viewing viewing,
      Sightings sightings,
      Search search,
      Aftermath aftermath,
      NextLook nextLook,
      LookRecorder recorder,
      Replica replica,
      Clock clock) {
    this.viewing = viewing;
    this.sightings = sightings;
    this.search = search;
    this.aftermath = aftermath;
    this.nextLook = nextLook;
    this.recorder = recorder;
    this.replica = replica;
    this.clock = clock;
  }

  /**
   * Completes when the slot for the look has come, with the looking; when there is none, with
   * putting the look off. Neither fails.
   */
  Uni<Uni<Void>> slotted(Watched account) {
    return viewing
        .slot()
        .map(slot -> look(account, slot))
        .onFailure()
        .recoverWithItem(failure -> keep(unseen(account, failure)));
  }

  private Uni<Void> look(Watched account, Slot slot) {
    return viewing
        .look(account, slot)
        .chain(sight -> looked(account, sight))
        .onFailure()
        .recoverWithItem(failure -> unseen(account, failure))
        .chain(this::keep);
  }

  private Uni<Looked> looked(Watched account, Sight sight) {
    Instant now = clock.instant();
    List<Transition> seen = sightings.steps(account.inFlight(), sight, now);
    return aftermath
        .of(seen, sight.reported())
        .chain(meant -> search.steps(account, sight).map(found -> join(meant, found)))
        .map(steps -> looked(account, sight, steps));
  }

  private Looked looked(Watched account, Sight sight, List<Transition> steps) {
    LookTimes times =
        sight instanceof Sight.Nothing nothing
            ? nextLook.after(nothing)
            : nextLook.after(account, steps, clock.instant());
    int pages = sight instanceof Sight.Whole whole ? whole.pages() : account.pages();
    return new Looked(account.accountId(), replica.id(), steps, times, pages);
  }

  private Looked unseen(Watched account, Throwable failure) {
    LookTimes times = nextLook.afterFailure();
    if (failure instanceof QuotaSpentException spent) {
      Duration wait = Duration.between(clock.instant(), spent.until());
      times = LookTimes.at(wait.isNegative() ? Duration.ZERO : wait);
    } else {
      LOG.infof("Look at %s failed: %s", account.accountId(), failure);
    }
    return new Looked(account.accountId(), replica.id(), List.of(), times, account.pages());
  }

  /** When even that cannot be kept, the look's claim is freed in time by its own terms. */
  private Uni<Void> keep(Looked look) {
    return recorder.record(look).onFailure().recoverWithNull();
  }

  private static List<Transition> join(List<Transition> seen, List<Transition> found) {
    return Stream.concat(seen.stream(), found.stream()).toList();
  }
}
