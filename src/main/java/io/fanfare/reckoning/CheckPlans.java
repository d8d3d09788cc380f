package io.fanfare.reckoning;

import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.RowEffects;
import io.fanfare.activity.RowEffects.Check;
import io.fanfare.activity.Transition;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionBox;
import io.fanfare.rejection.RejectionBox.Owner;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionReason;
import io.fanfare.vendor.RemoteActivity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes contacts that the vendor did not add to a list because they had unsubscribed (API reference
 * 3.0.178, {@code cannot_add_to_list_count}), where the job wants to know their rows. Until these
 * are found one rejection counts them.
 */
@ApplicationScoped
class CheckPlans {
  /** The vendor's clock readings may be cut to whole minutes. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  /** Our own clock, and the moment at which we heard of it, say less. */
  private static final Duration MORE_SLACK = Duration.ofMinutes(10);

  private static final String CHECKING =
      "Their contacts have unsubscribed: updated, and not added to the lists. Which rows these are is"
          + " still being looked up.";

  private final AskedChecks asked;
  private final RejectionBoxes boxes;

  CheckPlans(AskedChecks asked, RejectionBoxes boxes) {
    this.asked = asked;
    this.boxes = boxes;
  }

  /**
   * The step with what is to be checked of it, if anything is.
   *
   * @param remote the vendor's report of it; null when there was none
   */
  Uni<Transition> planned(Transition step, @Nullable RemoteActivity remote) {
    @Nullable Long counted = ((Ended) step.to()).counters().cannotAddToList();
    long contacts = Math.min(counted == null ? 0 : counted, step.from().work().traits().items());
    return contacts <= 0
        ? Uni.createFrom().item(step)
        : asked
            .reads(step.from().target().jobId())
            .map(reads -> reads == 0 ? step : noted(step, contacts, reads, remote));
  }

  private Transition noted(
      Transition step, long contacts, int reads, @Nullable RemoteActivity remote) {
    Rejection line =
        Rejection.nameless(
            step.from().target().accountId(), RejectionReason.STILL_CHECKING, CHECKING, contacts);
    Owner owner = new Owner(step.from().target().jobId(), step.from().id());
    RejectionBox box = boxes.seal(owner, List.of(line)).get(0);
    Check check = new Check(box.id(), contacts, reads, since(step, remote), until(remote));
    RowEffects before = step.effects().rows();
    List<RejectionBox> all = new ArrayList<>(before.rejections());
    all.add(box);
    return step.with(step.effects().withRows(new RowEffects(all, before.parts(), check)));
  }

  private static Instant since(Transition step, @Nullable RemoteActivity remote) {
    @Nullable Instant created = remote == null ? null : remote.times().createdAt();
    return created == null
        ? ((InFlight) step.from().state()).acceptedAt().minus(MORE_SLACK)
        : created.minus(SLACK);
  }

  private static @Nullable Instant until(@Nullable RemoteActivity remote) {
    @Nullable Instant completed = remote == null ? null : remote.times().completedAt();
    return completed == null ? null : completed.plus(SLACK);
  }
}
