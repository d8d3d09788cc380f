package io.fanfare.forecast;

import io.fanfare.access.Scope;
import io.fanfare.account.AccountSelector;
import io.fanfare.account.AccountStore;
import io.fanfare.forecast.Backlog.Waiting;
import io.fanfare.forecast.JobPlan.Rivals;
import io.fanfare.forecast.Rehearsals.Rehearsed;
import io.fanfare.job.Drafts;
import io.fanfare.job.ExpectedTime;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.Waves;
import io.fanfare.naming.LookUpCost;
import io.fanfare.naming.LookUpCosts;
import io.fanfare.prediction.Kind;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a job would come to, without keeping or sending anything. */
@ApplicationScoped
public class JobPlans {
  private static final Set<String> NO_TARGET = Set.of("account_unknown", "account_closed");

  private final AccountStore accounts;
  private final BlockerStore blockers;
  private final Forecasts forecasts;
  private final Rehearsals rehearsals;
  private final ExpectedTime expected;
  private final LookUpCosts lookUps;

  public JobPlans(
      AccountStore accounts,
      BlockerStore blockers,
      Forecasts forecasts,
      Rehearsals rehearsals,
      ExpectedTime expected,
      LookUpCosts lookUps) {
    this.accounts = accounts;
    this.blockers = blockers;
    this.forecasts = forecasts;
    this.rehearsals = rehearsals;
    this.expected = expected;
    this.lookUps = lookUps;
  }

  /**
   * The plan of a checked job. Fails as {@link io.fanfare.job.Jobs#submit} does, only that accounts
   * which are unknown or closed are blockers here. Completes on a worker thread.
   */
  public Uni<JobPlan> plan(Scope scope, JobRequest request) {
    List<Payload> payloads = Drafts.of(request.steps(), expected);
    return plan(scope, new NewJob(UUID.randomUUID(), request, List.of(), payloads));
  }

  /** The same of a job that was made but not kept; none of its payloads needs a box. */
  public Uni<JobPlan> plan(Scope scope, NewJob job) {
    AccountSelector selector = job.request().accounts();
    return noTargets(scope, selector)
        .chain(none -> plan(scope, job, without(selector, none), none));
  }

  private Uni<List<Blocker>> noTargets(Scope scope, AccountSelector selector) {
    return selector instanceof AccountSelector.Ids ids
        ? blockers
            .of(scope, ids.ids())
            .map(found -> found.stream().filter(JobPlans::isNoTarget).toList())
        : Uni.createFrom().item(List.of());
  }

  private Uni<JobPlan> plan(Scope scope, NewJob job, AccountSelector selector, List<Blocker> none) {
    return accounts
        .resolve(scope, without(selector, none))
        .chain(
            targets ->
                Uni.combine()
                    .all()
                    .unis(blockers.of(scope, targets), forecasts.forecast(), lookUps(job, targets))
                    .with(
                        (parked, now, names) ->
                            new Known(
                                job.with(targets), now, names, all(none, parked, now, names))))
        .emitOn(Infrastructure.getDefaultExecutor())
        .map(this::plan);
  }

  private Uni<LookUpCost> lookUps(NewJob job, List<String> targets) {
    return lookUps.of(targets, job.references(), job.request().options().createMissing());
  }

  /** Where nothing waits for anything else of the job, the forecast knows its finish better. */
  private JobPlan plan(Known known) {
    NewJob job = known.job();
    boolean plain = job.request().steps().size() == 1 && job.request().waves().equals(Waves.NONE);
    return plain && !job.payloads().isEmpty() ? forecast(known) : rehearsed(known);
  }

  private static JobPlan forecast(Known known) {
    NewJob job = known.job();
    Waiting waiting = waiting(job.request(), job.payloads(), job.accountIds().size(), known.time());
    Forecast forecast = known.afterLookUps(waiting.notBefore());
    long calls = Math.round(forecast.callsOf(waiting));
    return plan(waiting, calls, forecast.finish(waiting).orElse(null), known);
  }

  private JobPlan rehearsed(Known known) {
    Script script = Script.of(known.job());
    Waiting waiting = waiting(known.job(), script, known.time());
    Forecast forecast = known.afterLookUps(waiting.notBefore());
    @Nullable Rehearsed rehearsed =
        script.activities() == 0 ? null : rehearse(script, waiting, forecast);
    long looks = rehearsed == null ? 0 : Math.round(rehearsed.looks());
    @Nullable Eta finish = rehearsed == null ? null : rehearsed.finish();
    return plan(waiting, waiting.unsent() + looks, finish, known);
  }

  private static JobPlan plan(Waiting job, long sent, @Nullable Eta finish, Known known) {
    List<Waiting> rivals = known.now().rivals(job);
    long calls = sent + known.lookUps().expected();
    return new JobPlan(
        job.unsent(),
        job.unsent(),
        known.lookUps(),
        calls,
        (double) calls / known.now().supply().perDay(),
        new Rivals(rivals.size(), rivals.stream().mapToLong(Waiting::unsent).sum()),
        finish,
        known.blockers());
  }

  private Rehearsed rehearse(Script script, Waiting job, Forecast forecast) {
    List<Waiting> rivals = forecast.rivals(job);
    Supply supply = job.isUrgent() ? forecast.supply().forUrgent() : forecast.supply();
    double weights = rivals.stream().mapToDouble(Waiting::weight).sum();
    double others = rivals.stream().mapToDouble(forecast::callsOf).sum();
    double share = job.weight() / (job.weight() + weights);
    return rehearsals.of(script, supply.from(job.notBefore()), share, others);
  }

  private static Waiting waiting(NewJob job, Script script, Instant now) {
    Instant start = job.request().options().notBefore();
    return new Waiting(
        job.id(),
        Kind.of(job.request().operation(), 1),
        job.request().options().priority(),
        script.activities(),
        1,
        start == null ? now : start,
        true);
  }

  private static Waiting waiting(
      JobRequest request, List<Payload> payloads, long targets, Instant now) {
    long shared = payloads.stream().filter(payload -> payload.accountId() == null).count();
    long activities = shared * targets + payloads.size() - shared;
    Instant start = request.options().notBefore();
    return new Waiting(
        UUID.randomUUID(),
        Kind.of(request.steps().get(0).operation(), payloads.get(0).items()),
        request.options().priority(),
        activities,
        Math.max(1, activities / Math.max(1, targets)),
        start == null ? now : start,
        true);
  }

  private static List<Blocker> all(
      List<Blocker> none, List<Blocker> parked, Forecast forecast, LookUpCost names) {
    return Stream.of(ofQuota(forecast.supply()), none, parked, ofNames(names))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Blocker> ofNames(LookUpCost names) {
    return names.problems().stream()
        .map(one -> new Blocker(one.accountId(), one.problem().reason().word(), null))
        .toList();
  }

  private static List<Blocker> ofQuota(Supply supply) {
    if (supply.isParked()) {
      return List.of(new Blocker(null, "quota_parked", supply.from()));
    }
    return supply.left() > 0
        ? List.of()
        : List.of(new Blocker(null, "quota_spent", supply.resetAt()));
  }

  private static boolean isNoTarget(Blocker blocker) {
    return NO_TARGET.contains(blocker.reason());
  }

  private static AccountSelector without(AccountSelector selector, List<Blocker> none) {
    if (!(selector instanceof AccountSelector.Ids ids) || none.isEmpty()) {
      return selector;
    }
    Set<String> left = none.stream().map(Blocker::accountId).collect(Collectors.toSet());
    List<String> kept = new ArrayList<>(ids.ids());
    kept.removeIf(left::contains);
    return new AccountSelector.Ids(kept, new HashSet<>(ids.except()));
  }

  /** What a plan rests on. */
  private record Known(NewJob job, Forecast now, LookUpCost lookUps, List<Blocker> blockers) {
    Instant time() {
      return now.supply().now();
    }

    /** What can be sent from then on once the names are known. */
    Forecast afterLookUps(Instant start) {
      Supply supply = now.supply().from(start).after(lookUps.expected());
      return new Forecast(supply, now.backlog(), now.outlooks());
    }
  }
}
