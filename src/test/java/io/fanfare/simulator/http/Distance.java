package io.fanfare.simulator.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Random;

/**
 * The network between the callers and the vendor's door. A request counts as arrived when it has
 * travelled; what overtakes it on another connection arrives earlier. One thread only.
 *
 * @param oneWay that every leg takes at least, in whole milliseconds
 * @param jitter that a leg takes at most in addition, in whole milliseconds
 */
public record Distance(Duration oneWay, Duration jitter, Random random) {

  /** Lets the request in after its way here, its body not before its headers. */
  void travel(Vertx vertx, HttpServerRequest request, Runnable arrived) {
    if (isNone()) {
      arrived.run();
      return;
    }
    request.pause();
    pass(
        vertx,
        () -> {
          arrived.run();
          request.resume();
        });
  }

  /** Runs {@code arrived} when something sent now is there. */
  void pass(Vertx vertx, Runnable arrived) {
    long millis = millis();
    if (millis == 0) {
      arrived.run();
    } else {
      vertx.setTimer(millis, id -> arrived.run());
    }
  }

  private boolean isNone() {
    return oneWay.isZero() && jitter.isZero();
  }

  private long millis() {
    return oneWay.toMillis() + (jitter.isZero() ? 0 : random.nextInt((int) jitter.toMillis() + 1));
  }
}
