package io.fanfare.probe;

import io.fanfare.constantcontact.probe.ProbeWire;
import io.fanfare.simulator.http.UnwiredVendor;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.testing.VirtualTime;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way to the simulated vendor in a time that costs none, over a network that is uneven. */
final class SimulatedWire implements ProbeWire {
  private final UnwiredVendor vendor;
  private final VirtualTime time;
  private final Allowance allowance;
  private final String account;
  private final Network network;

  /**
   * How long a leg takes.
   *
   * @param turn when the vendor's own second turns, after ours
   */
  record Network(Duration way, Duration jitter, Duration turn, Random random) {

    Duration leg() {
      return way.plusNanos((long) (jitter.toNanos() * random.nextDouble()));
    }
  }

  SimulatedWire(
      UnwiredVendor vendor,
      VirtualTime time,
      Allowance allowance,
      String account,
      Network network) {
    this.vendor = vendor;
    this.time = time;
    this.allowance = allowance;
    this.account = account;
    this.network = network;
  }

  @Override
  public Uni<Raw> accounts() {
    return send("GET", "/v3/partner/accounts", null);
  }

  @Override
  public Uni<Raw> operate(byte[] body) {
    String path = "/v3/partner/accounts/" + account + "/account_operations/sync";
    return send("POST", path, new String(body, StandardCharsets.UTF_8));
  }

  private Uni<Raw> send(String method, String path, @Nullable String body) {
    return Uni.createFrom().emitter(emitter -> leave(emitter, method, path, body));
  }

  private void leave(
      UniEmitter<? super Raw> emitter, String method, String path, @Nullable String body) {
    if (!allowance.take()) {
      emitter.fail(new ProbeFailedException("nothing is left"));
      return;
    }
    Instant sentAt = time.instant();
    time.in(
        network.leg(),
        () -> {
          long nanos = time.nanos() + network.turn().toNanos();
          Reply reply = vendor.call(nanos, method, path, Map.of(), body);
          time.in(network.leg(), () -> emitter.complete(raw(sentAt, reply)));
        });
  }

  private Raw raw(Instant sentAt, Reply reply) {
    Set<String> headers =
        reply.headers().keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    byte[] body =
        reply.body() == null ? new byte[0] : reply.body().getBytes(StandardCharsets.UTF_8);
    return new Raw(sentAt, time.instant(), reply.status(), reply.contentType(), headers, body);
  }
}
