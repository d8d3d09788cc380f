package io.fanfare.alerts;

import io.fanfare.access.Caller;
import io.fanfare.account.DirectorySync;
import io.fanfare.completion.RelayDue;
import io.fanfare.dispatch.DispatchDue;
import io.fanfare.job.JobRequests;
import io.fanfare.job.Jobs;
import io.fanfare.job.Origin;
import io.fanfare.metrics.DepthStore;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaLedger.Ask;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.quota.QuotaStore;
import io.fanfare.quota.QuotaStore.Changed;
import io.fanfare.quota.Slot;
import io.fanfare.quota.Slots;
import io.fanfare.replica.Heartbeat;
import io.fanfare.replica.ReplicaSettings;
import io.fanfare.replica.Replicas;
import io.fanfare.time.SharedClock;
import io.fanfare.time.Timers;
import io.fanfare.vendor.QuotaFeedback;
import io.fanfare.vendor.VendorApi;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/** What the service does in half a minute, by its own parts, one step at a time. */
@Singleton
class Service {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-0000000a1e27");

  @Inject Heartbeat heartbeat;
  @Inject Replicas replicas;
  @Inject ReplicaSettings replica;
  @Inject RelayDue relay;
  @Inject DispatchDue dispatch;
  @Inject JobRequests requests;
  @Inject Jobs jobs;
  @Inject RequestRules rules;
  @Inject VendorApi vendor;
  @Inject QuotaStore ledger;
  @Inject QuotaSettings quota;
  @Inject DepthStore depths;
  @Inject DirectorySync directory;
  @Inject SharedClock clock;
  @Inject Timers timers;
  @Inject RandomGenerator random;

  /** Those of the vendor; its token comes with them. */
  void knowTheAccounts() {
    Awaitility.await()
        .ignoreExceptions()
        .atMost(SOON)
        .until(() -> await(directory.runOnce()) != null);
  }

  void beat() {
    await(heartbeat.runOnce());
  }

  /** The second replica's. */
  void otherBeats() {
    await(replicas.beat(OTHER, replica.deadAfter()));
  }

  void relay() {
    await(relay.runOnce());
  }

  /** One call on behalf of the account, paid for and made at once. */
  Verdict call(String account) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .ignoreExceptions()
        .atMost(SOON)
        .until(() -> await(vendor.ready()) == null);
    return call(account, Slots.now(clock));
  }

  /** One whose slot has been missed. */
  Verdict callTooLate(String account) {
    return call(account, Slots.missed(clock));
  }

  /** One whose answer a gate is told of: one of its own, so that the service's own stays open. */
  Verdict callAndTell(String account) {
    QuotaGate own = new QuotaGate(ledger, quota, clock, timers, random);
    Slot slot = Slots.now(clock);
    Verdict verdict = call(account, slot);
    await(QuotaFeedback.tell(own, slot, verdict));
    return verdict;
  }

  private Verdict call(String account, Slot slot) {
    return await(vendor.send(slot, account, request()));
  }

  private CheckedRequest request() {
    return rules.check(
        "api_request",
        StrictJson.read(bytes("{\"method\": \"GET\", \"path\": \"/contact_lists\"}")));
  }

  /** Takes a job on for one account; {@code more} begins with a comma. */
  void submit(String account, String operation, String request, String more) {
    String body =
        "{\"operation\": \"%s\", \"accounts\": {\"ids\": [\"%s\"]}, \"request\": %s%s}"
            .formatted(operation, account, request, more);
    await(
        jobs.submit(
            Caller.ANYBODY, requests.check(StrictJson.read(bytes(body)), Origin.HTTP), null));
  }

  /** Sends what is due, until one activity is in the state. */
  void dispatchUntil(String state) {
    Awaitility.await()
        .ignoreExceptions()
        .atMost(SOON.multipliedBy(2))
        .until(
            () ->
                await(dispatch.runOnce()) != null && await(depths.read()).byState().get(state) > 0);
  }

  /** Leases slots, faster than the vendor would let us, until so many calls are charged. */
  void spend(int calls) {
    QuotaLimits fast = new QuotaLimits(calls, quota.limits().perDay(), 0);
    Ask ask = new Ask(calls, 0, Duration.ZERO);
    await(
        ledger.change(
            (now, at) -> {
              QuotaLedger spent = now.lease(ask, at, fast).ledger();
              return new Changed<>(spent, spent.usedOn(at));
            }));
  }

  long granted() {
    return quota.limits().perDay();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(SOON);
  }
}
