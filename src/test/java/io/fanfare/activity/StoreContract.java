package io.fanfare.activity;

import io.fanfare.account.AccountSelector;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore.ClaimTerms;
import io.fanfare.activity.ActivityStore.LookTerms;
import io.fanfare.activity.ActivityStore.Looked;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequest.Options;
import io.fanfare.job.JobStore.NewJob;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.job.Step;
import io.fanfare.job.Waves;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.VendorCall;
import io.fanfare.payload.Sealed;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteState;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract share: jobs, claims and steps in few words. */
abstract class StoreContract {
  static final int MIDDLE = 5;
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Duration HOUR = Duration.ofHours(1);

  private static final int CAP = 900;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final CheckedRequest REQUEST = request();

  final UUID me = UUID.randomUUID();
  StoreWorld world;

  /** A world without activities. */
  protected abstract StoreWorld emptyWorld();

  @BeforeEach
  void begin() {
    world = emptyWorld();
  }

  static List<String> accounts(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + String.format("%03d", i)).toList();
  }

  UUID job(int priority, int chunks, List<String> accounts) {
    return job(priority, chunks, accounts, null);
  }

  UUID job(int priority, int chunks, List<String> accounts, @Nullable Instant notBefore) {
    JobRequest request =
        JobRequest.single(
            new AccountSelector.Ids(accounts, Set.of()),
            Collections.nCopies(chunks, REQUEST),
            new JobRequest.Options(
                null, priority, notBefore, OnUnknown.RECONCILE, false, false, 0));
    return job(request, accounts);
  }

  /** Steps of so many chunks each. */
  UUID steps(Waves waves, List<String> accounts, int... chunks) {
    List<Step> steps =
        Arrays.stream(chunks)
            .mapToObj(count -> new Step(Collections.nCopies(count, REQUEST)))
            .toList();
    return job(
        new JobRequest(
            new AccountSelector.Ids(accounts, Set.of()), steps, waves, Options.named(null)),
        accounts);
  }

  /** One step of such payloads. */
  UUID own(List<String> accounts, Payload... payloads) {
    world.know(accounts);
    UUID id = UUID.randomUUID();
    JobRequest request =
        JobRequest.single(
            new AccountSelector.Ids(accounts, Set.of()), List.of(REQUEST), Options.named(null));
    await(world.jobs().create(new NewJob(id, request, accounts, List.of(payloads)), null));
    return id;
  }

  private UUID job(JobRequest request, List<String> accounts) {
    world.know(accounts);
    UUID id = UUID.randomUUID();
    List<Payload> payloads = new ArrayList<>();
    for (int step = 0; step < request.steps().size(); step++) {
      for (int chunk = 0; chunk < request.steps().get(step).requests().size(); chunk++) {
        payloads.add(payload(step, chunk, null));
      }
    }
    await(world.jobs().create(new NewJob(id, request, accounts, payloads), null));
    return id;
  }

  static Payload payload(int step, int chunk, @Nullable String account) {
    Sealed box = new Sealed("k", new byte[12], new byte[16]);
    return new Payload(UUID.randomUUID(), box, 1, 1, step, chunk, account);
  }

  private static CheckedRequest request() {
    var operation = Catalogue.load().find("list_delete").orElseThrow();
    VendorCall call =
        new VendorCall(operation.method(), operation.path(), List.of(), List.of(), List.of(), "{}");
    return new CheckedRequest("list_delete", operation, call);
  }

  ClaimTerms terms() {
    return new ClaimTerms(me, MINUTE, MINUTE.multipliedBy(2), CAP, 0);
  }

  List<Activity> claim(int limit) {
    return await(world.activities().claimDue(limit, terms()));
  }

  Activity claimOne() {
    return claim(1).get(0);
  }

  List<Transition> record(Transition... steps) {
    return await(world.activities().record(Arrays.asList(steps)));
  }

  /** Takes what was claimed to in flight, to be looked at then. */
  Activity accept(Activity claimed, LookTimes look) {
    record(accepted(claimed, look));
    return await(world.activities().unended(claimed.id()));
  }

  Activity accept(Activity claimed) {
    return accept(claimed, LookTimes.at(HOUR));
  }

  Transition accepted(Activity claimed, LookTimes look) {
    RemoteActivity remote = remote(claimed, RemoteState.PROCESSING);
    return claimed
        .to(submitting(claimed).accepted(remote, world.now()))
        .with(new Activity.Effects(1, null, null, look, RowEffects.NONE, null));
  }

  Transition ended(Activity inFlight) {
    RemoteActivity remote = remote(inFlight, RemoteState.COMPLETED);
    return inFlight.to(((InFlight) inFlight.state()).ended(remote));
  }

  Transition putBack(Activity claimed, Duration pause) {
    return claimed.to(submitting(claimed).putBack(world.now().plus(pause)));
  }

  List<Watched> looks(UUID looker, boolean soon) {
    return await(world.activities().claimLooks(100, new LookTerms(looker, soon)));
  }

  List<Transition> looked(UUID looker, String account, LookTimes next, Transition... steps) {
    Looked look = new Looked(account, looker, Arrays.asList(steps), next, 1);
    return await(world.activities().looked(List.of(look)));
  }

  Transition failed(Activity inFlight) {
    RemoteActivity remote = remote(inFlight, RemoteState.FAILED);
    return inFlight.to(((InFlight) inFlight.state()).ended(remote));
  }

  static Submitting submitting(Activity activity) {
    return (Submitting) activity.state();
  }

  static RemoteActivity remote(Activity activity, RemoteState state) {
    return new RemoteActivity(
        "r-" + activity.id(),
        state,
        state.name().toLowerCase(java.util.Locale.ROOT),
        null,
        RemoteActivity.Times.NONE,
        Counters.NONE,
        RemoteActivity.Details.NONE);
  }

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
