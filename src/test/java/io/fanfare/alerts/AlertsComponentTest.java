package io.fanfare.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.http.Management;
import io.fanfare.metrics.Gauges;
import io.fanfare.sandbox.ServicesResource;
import io.fanfare.sandbox.SharedServices;
import io.fanfare.sandbox.access.VendorDesk;
import io.fanfare.simulator.vendor.Ids;
import io.fanfare.vendor.Verdict;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each alert is provoked by what it is there for, on the running service, and is the only one that
 * fires then; before, none does. Nobody sets a meter.
 */
@QuarkusTest
@WithTestResource(ServicesResource.class)
class AlertsComponentTest {
  private static final String ACCOUNT = Ids.account(3);
  private static final int CALM_STEPS = 4;
  private static final int LONG_CALM = 44;
  private static final int RELAY_EVERY = 4;
  private static final int MOST_STEPS = 80;
  private static final int FAST = 5_000;
  private static final int USUAL = 10;
  private static final String LATER = ", \"not_before\": \"2999-01-01T00:00:00Z\"";
  private static final String READ = "{\"method\": \"GET\", \"path\": \"/contact_lists\"}";
  private static final String WRITE =
      "{\"method\": \"POST\", \"path\": \"/contact_tags\", \"body\": {\"name\": \"Alert\"}}";

  @Inject Gauges gauges;
  @Inject Service service;

  private final VendorDesk vendor = new VendorDesk(SharedServices.simulator());
  private final Map<String, Provocation> provocations = provocations();
  private Scene scene;
  private boolean relaying = true;
  private int steps;
  private boolean beating = true;

  /** What begins the trouble, and what goes on in each half minute of it. */
  private record Provocation(Runnable beginning, Runnable step) {}

  @BeforeEach
  void begin() {
    vendor.allow(FAST);
    service.knowTheAccounts();
    Sql.afresh();
    scene = new Scene(Management.port(), gauges);
  }

  @AfterEach
  void end() {
    Sql.giveBack();
    vendor.endFaults();
    vendor.allow(USUAL);
    scene.close();
    Sql.afresh();
  }

  @Test
  void shouldProvokeEveryAlert() {
    assertThat(alerts()).containsExactlyInAnyOrderElementsOf(provocations.keySet());
  }

  @Test
  void shouldStaySilentWhileAllIsWell() {
    stayCalm(LONG_CALM);
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void shouldFireWhenProvokedAndNotBefore(String alert) {
    // Given
    stayCalm(CALM_STEPS);

    // When
    Provocation provocation = provocations.get(alert);
    provocation.beginning().run();
    Set<String> firing = Set.of();
    for (int i = 0; i < MOST_STEPS && firing.isEmpty(); i++) {
      firing = scene.pass(provocation.step());
    }

    // Then
    assertThat(firing).containsExactly(alert);
  }

  private void stayCalm(int steps) {
    for (int i = 0; i < steps; i++) {
      assertThat(scene.pass(this::ordinary)).as("after %d calm half minutes", i).isEmpty();
      assertThat(scene.pending()).as("after %d calm half minutes", i).isEmpty();
    }
  }

  private static Stream<String> alerts() {
    return AlertRule.all().stream().map(AlertRule::name);
  }

  private Map<String, Provocation> provocations() {
    Map<String, Provocation> all = new TreeMap<>();
    all.put("FanfareDown", begins(() -> scene.way().cut()));
    all.put("FanfareReplicaMissing", begins(() -> beating = false));
    all.put("FanfareStoreAway", new Provocation(Sql::takeAway, () -> {}));
    all.put("FanfareEventsLate", begins(this::stopRelaying));
    all.put("FanfareQuotaNearlySpent", begins(() -> service.spend(most())));
    all.put("FanfareParked", begins(this::exceed));
    all.put("FanfareThrottled", goesOn(Map.of("kind", "throttle"), Verdict.Throttled.class));
    all.put(
        "FanfareVendorFails",
        goesOn(Map.of("kind", "error", "status", 503), Verdict.Unanswered.class));
    all.put(
        "FanfareCredentialsRefused",
        goesOn(Map.of("kind", "revoke_key"), Verdict.Unauthorized.class));
    all.put("FanfareSlotsMissed", new Provocation(() -> {}, this::missASlot));
    all.put("FanfareNothingSent", new Provocation(this::leaveWork, this::tick));
    all.put("FanfareNeedsAPerson", begins(() -> lose("api_request", WRITE, "ambiguous")));
    all.put(
        "FanfareUnknownForLong", begins(() -> lose("contacts_taggings_add", tagging(), "unknown")));
    return all;
  }

  private Provocation begins(Runnable beginning) {
    return new Provocation(beginning, this::ordinary);
  }

  private Provocation goesOn(Map<String, ?> fault, Class<? extends Verdict> answered) {
    return new Provocation(
        () -> disturb(fault),
        () -> {
          tick();
          assertThat(service.call(ACCOUNT)).isInstanceOf(answered);
        });
  }

  /** Half a minute of a deployment that is well. */
  private void ordinary() {
    tick();
    assertThat(service.call(ACCOUNT)).isInstanceOf(Verdict.Succeeded.class);
  }

  private void tick() {
    Sql.pass(Scene.STEP);
    service.beat();
    if (beating) {
      service.otherBeats();
    }
    if (relaying && steps++ % RELAY_EVERY == 0) {
      service.relay();
    }
  }

  private void stopRelaying() {
    relaying = false;
    service.submit(ACCOUNT, "api_request", READ, LATER);
  }

  private int most() {
    return Math.toIntExact(service.granted() * 91 / 100);
  }

  private void leaveWork() {
    service.submit(ACCOUNT, "api_request", READ, "");
  }

  private void exceed() {
    int fault = disturb(Map.of("kind", "quota_exceeded"));
    assertThat(service.callAndTell(ACCOUNT)).isInstanceOf(Verdict.QuotaExceeded.class);
    vendor.end(fault);
  }

  private void missASlot() {
    ordinary();
    assertThat(service.callTooLate(ACCOUNT)).isInstanceOf(Verdict.NotSent.class);
  }

  private void lose(String operation, String request, String state) {
    int fault = disturb(Map.of("kind", "reset", "execute", true));
    service.submit(ACCOUNT, operation, request, "");
    service.dispatchUntil(state);
    vendor.end(fault);
  }

  private int disturb(Map<String, ?> fault) {
    Map<String, Object> aimed = new TreeMap<>(fault);
    aimed.put("match", Map.of("account", ACCOUNT));
    return vendor.fault(aimed);
  }

  private String tagging() {
    return "{\"source\": {\"all_active_contacts\": true}, \"tag_ids\": [\"%s\"]}"
        .formatted(Ids.tag(ACCOUNT, "VIP"));
  }
}
