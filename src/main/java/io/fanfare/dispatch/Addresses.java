package io.fanfare.dispatch;

import io.fanfare.access.Permits;
import io.fanfare.activity.Activity;
import io.fanfare.activity.Activity.Target;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.naming.Names;
import io.fanfare.naming.References;
import io.fanfare.naming.Resolution.Resolved;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.reference.Reference;
import io.fanfare.payload.Requests;
import io.fanfare.preparation.PreparationStore;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Puts an account's ids where names are. A request without names costs nothing more. */
@ApplicationScoped
class Addresses implements Addressing {
  /** The vendor says not found: an id older than this is doubted. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** It says that the request is wrong, which may be about anything in it. */
  private static final Duration RATHER_FRESH = Duration.ofMinutes(1);

  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private final Requests requests;
  private final Names names;
  private final PreparationStore preparations;
  private final Permits permits;

  Addresses(Requests requests, Names names, PreparationStore preparations, Permits permits) {
    this.requests = requests;
    this.names = names;
    this.preparations = preparations;
    this.permits = permits;
  }

  @Override
  public Uni<Addressed> open(Activity activity) {
    return permits
        .permits(activity.target().jobId(), activity.target().accountId())
        .chain(
            permitted ->
                permitted
                    ? opened(activity)
                    : Uni.createFrom().failure(new NotPermittedException()));
  }

  private Uni<Addressed> opened(Activity activity) {
    return requests
        .open(activity.work().payloadId())
        .chain(
            request ->
                References.areIn(request)
                    ? addressed(activity.target(), request)
                    : Uni.createFrom().item(Addressed.plain(request)));
  }

  private Uni<Addressed> addressed(Target target, CheckedRequest request) {
    Set<Reference> references = References.of(request);
    return names
        .known(target.accountId(), references)
        .chain(
            known ->
                known.isPresent()
                    ? Uni.createFrom().item(() -> addressed(request, known.get()))
                    : lookUp(target, references)
                        .chain(() -> Uni.createFrom().failure(new UnaddressedException())));
  }

  private static Addressed addressed(CheckedRequest request, Resolved known) {
    return new Addressed(
        References.substituted(request, known.matches()), known.matches().keySet(), known.asOf());
  }

  @Override
  public Uni<Boolean> isOutdated(Activity activity, Addressed sent, Verdict verdict) {
    Instant claimed = ((Submitting) activity.state()).claim().sentFrom();
    return sent.references().isEmpty() || !sent.asOf().plus(believed(verdict)).isBefore(claimed)
        ? Uni.createFrom().item(false)
        : names
            .forget(activity.target().accountId(), sent.references(), claimed)
            .chain(() -> lookUp(activity.target(), sent.references()))
            .replaceWith(true);
  }

  private static Duration believed(Verdict verdict) {
    if (verdict instanceof Verdict.Refused refused) {
      return switch (refused.reason()) {
        case NOT_FOUND -> FRESH;
        case INVALID -> RATHER_FRESH;
        default -> FOR_EVER;
      };
    }
    return FOR_EVER;
  }

  private Uni<Void> lookUp(Target target, Set<Reference> references) {
    return preparations.again(target.jobId(), target.accountId(), references);
  }
}
