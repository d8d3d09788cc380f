package io.fanfare.unsubscribed;

import io.fanfare.operation.ImportBody;
import io.fanfare.payload.Requests;
import io.fanfare.payload.Vault.UnreadablePayloadException;
import io.fanfare.quota.QuotaSpentException;
import io.fanfare.rejection.Origins;
import io.fanfare.rejection.RejectionBox.Owner;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RowOrigins;
import io.fanfare.unsubscribed.Check.Standing;
import io.fanfare.vendor.FailedReadException;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Checks the imports that are due, a few at a time. A replica that dies leaves its checks to
 * others, who begin them anew: a check is ended in one transaction, with all that it found.
 */
@ApplicationScoped
public class CheckDue {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration NO_CALLS_LEFT = Duration.ofMinutes(10);

  private static final String NOT_FOUND = "Not found with %d look-ups: which rows these are.";
  private static final String BROKEN = "Which rows these are could not be looked up.";
  private static final String CLOSED = "Which rows these are: the account is not active any more.";
  private static final String DELETED = "Which rows these are: they are not kept any more.";

  private final CheckStore store;
  private final Search search;
  private final Requests requests;
  private final Origins origins;
  private final RejectionBoxes boxes;
  private final CheckSettings settings;

  CheckDue(
      CheckStore store,
      Search search,
      Requests requests,
      Origins origins,
      RejectionBoxes boxes,
      CheckSettings settings) {
    this.store = store;
    this.search = search;
    this.requests = requests;
    this.origins = origins;
    this.boxes = boxes;
    this.settings = settings;
  }

  /** Checks until nothing is due; fails when no slot is to be had today. */
  public Uni<Void> runOnce() {
    return Multi.createBy()
        .repeating()
        .uni(() -> store.claimDue(settings.inFlight(), LEASE, settings.within()))
        .whilst(checks -> !checks.isEmpty())
        .onItem()
        .transformToUniAndConcatenate(this::all)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> all(List<Check> checks) {
    return checks.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join()
            .all(checks.stream().map(this::one).toList())
            .andCollectFailures()
            .onFailure(CompositeException.class)
            .transform(failures -> ((CompositeException) failures).getCauses().get(0))
            .replaceWithVoid();
  }

  private Uni<Void> one(Check check) {
    Standing standing = check.standing();
    if (!standing.permitted() || !standing.kept()) {
      return end(check, new Findings(check, List.of()), standing.kept() ? CLOSED : DELETED);
    }
    return requests
        .open(check.of().payloadId())
        .map(request -> new Findings(check, ImportBody.emails(request)))
        .chain(findings -> search(check, findings))
        .onFailure(UnreadablePayloadException.class)
        .recoverWithUni(() -> end(check, new Findings(check, List.of()), DELETED));
  }

  private Uni<Void> search(Check check, Findings findings) {
    return search
        .run(check, findings)
        .chain(() -> end(check, findings, NOT_FOUND.formatted(findings.reads())))
        .onFailure(FailedReadException.class)
        .recoverWithUni(failed -> failed(check, findings, (FailedReadException) failed))
        .onFailure(QuotaSpentException.class)
        .call(spent -> spent(check, findings));
  }

  /** What the vendor refuses it refuses again; anything else may go better later. */
  private Uni<Void> failed(Check check, Findings findings, FailedReadException failed) {
    boolean refused = failed.verdict() instanceof Verdict.Refused;
    boolean last = check.standing().attempts() + 1 >= settings.attempts();
    return refused || last || check.standing().late()
        ? end(check, findings, BROKEN)
        : store.later(check, PAUSE, true);
  }

  private Uni<Void> spent(Check check, Findings findings) {
    return check.standing().late()
        ? end(check, findings, BROKEN)
        : store.later(check, NO_CALLS_LEFT, false);
  }

  private Uni<Void> end(Check check, Findings findings, String rest) {
    Owner owner = new Owner(check.of().jobId(), check.of().activityId());
    return origins
        .of(check.of().payloadId(), check.of().items())
        .onFailure(UnreadablePayloadException.class)
        .recoverWithItem(() -> RowOrigins.counting(0, 0))
        .map(from -> findings.rejections(check.of().accountId(), from, rest))
        .chain(found -> store.end(check, boxes.seal(owner, found)));
  }
}
