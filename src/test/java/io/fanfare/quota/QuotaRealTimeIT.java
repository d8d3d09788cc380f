package io.fanfare.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.simulator.Simulator;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.time.SharedClock;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Real calls on the machine's clock through a door that delays them, each way by 25 ms and up to
 * the spread; the simulator's own ledger is the judge. {@code -Dfanfare.rate.real-calls=6000} and
 * {@code -Dfanfare.rate.spread=40} (milliseconds) for the full length. None may be refused, but for
 * one or two just after the machine itself held up a call: those are counted and told, so that
 * nobody takes them for nothing.
 */
@Isolated("counts arrivals within a second")
class QuotaRealTimeIT {
  private static final Logger LOG = Logger.getLogger(QuotaRealTimeIT.class);
  private static final int RATE = 10;
  private static final int CALLS = Integer.getInteger("fanfare.rate.real-calls", 100);
  private static final int SPREAD = Integer.getInteger("fanfare.rate.spread", 25);
  private static final int PRESSURE = 6;
  private static final int WARM = 50;
  private static final int BY_THE_MACHINE = 2;

  private final Simulator simulator =
      Simulator.start(SimulatorSettings.defaults().withRatePerSecond(RATE));
  private final ScheduledExecutorService door = Executors.newScheduledThreadPool(2);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(1);
  private final Clock clock = Clock.systemUTC();
  private final QuotaGate gate =
      new QuotaGate(
          new RealStore(clock),
          new QuotaRig.Granted(RATE),
          new SharedClock(clock),
          QuotaRealTimeIT::after,
          random);
  private final Journeys journeys = new Journeys();
  private final AtomicInteger left = new AtomicInteger(CALLS);
  private final CountDownLatch answered = new CountDownLatch(CALLS);

  @AfterEach
  void stop() {
    door.shutdownNow();
    simulator.close();
  }

  @Test
  void the_simulator_never_sees_more_than_the_rate() throws Exception {
    // Given
    warmUp();
    long from = System.nanoTime();

    // When
    for (int caller = 0; caller < PRESSURE; caller++) {
      call();
    }
    boolean all = answered.await(CALLS * 2L / RATE + 20, TimeUnit.SECONDS);

    // Then
    double rate = CALLS * 1e9 / (System.nanoTime() - from);
    JsonNode summary = summary();
    LOG.infof("%d calls, spread %d ms: %.3f/s, %s", CALLS, SPREAD, rate, summary);
    LOG.infof(
        "held up by the machine: %s; refused after s: %s", journeys.stalls(), journeys.refusals());
    assertThat(all).isTrue();
    assertThat(summary.path("requests").asInt()).isEqualTo(CALLS);
    assertThat(summary.path("throttled").asLong(-1)).isEqualTo(journeys.refusals().size());
    assertThat(journeys.unexplained()).isEmpty();
    assertThat(journeys.refusals()).hasSizeLessThanOrEqualTo(BY_THE_MACHINE);
  }

  private void call() {
    gate.pass(Demand.of(Purpose.POLL))
        .subscribe()
        .with(this::depart, failure -> later(delay(), this::call));
  }

  private void depart(Slot slot) {
    if (slot.isUsable() && left.getAndDecrement() > 0) {
      Duration held = delay();
      Journeys.Departed departed = Journeys.departing(held);
      later(held, () -> send(slot, departed));
    }
    if (left.get() > 0) {
      door.execute(this::call);
    }
  }

  private void send(Slot slot, Journeys.Departed departed) {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.baseUri().resolve("/v3/partner/accounts")).build();
    Uni.createFrom()
        .completionStage(() -> http.sendAsync(request, BodyHandlers.ofString()))
        .subscribe()
        .with(response -> answered(slot, departed, response.statusCode() == 429));
  }

  private void answered(Slot slot, Journeys.Departed departed, boolean throttled) {
    journeys.ended(departed, throttled);
    later(delay(), () -> arrived(slot, throttled));
  }

  private void arrived(Slot slot, boolean throttled) {
    gate.answered(slot, throttled ? Heard.THROTTLED : Heard.WELL)
        .subscribe()
        .with(told -> answered.countDown());
  }

  private Duration delay() {
    return Duration.ofNanos(25_000_000 + (long) (random.nextDouble() * SPREAD * 1_000_000));
  }

  private void later(Duration held, Runnable work) {
    var unused = door.schedule(work, held.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static Uni<Void> after(Duration time) {
    long millis = time.plusNanos(999_999).toMillis();
    Uni<Void> now = Uni.createFrom().voidItem();
    return millis > 0 ? now.onItem().delayIt().by(Duration.ofMillis(millis)) : now;
  }

  /** The first calls of a process take as long as its classes take to load. */
  private void warmUp() throws Exception {
    for (int call = 0; call < WARM; call++) {
      assertThat(summary().path("requests").asInt(-1)).isZero();
    }
  }

  private JsonNode summary() throws Exception {
    URI ledger = simulator.baseUri().resolve("/_sim/ledger/summary");
    HttpRequest request = HttpRequest.newBuilder(ledger).build();
    return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
