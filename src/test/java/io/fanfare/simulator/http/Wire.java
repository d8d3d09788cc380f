package io.fanfare.simulator.http;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.fanfare.simulator.faults.Strike;
import io.fanfare.simulator.vendor.Reply;
import io.fanfare.simulator.vendor.VendorClock;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** One request's two ends: read on any thread, answered on the event loop. */
final class Wire {
  private static final int MOST_BYTES = 10_485_760;

  private final Vertx vertx;
  private final Distance distance;
  private final Context loop;
  private final HttpServerRequest request;
  private final VendorClock clock;

  /** Call this on the event loop. */
  Wire(Vertx vertx, Distance distance, HttpServerRequest request, VendorClock clock) {
    this.vertx = vertx;
    this.distance = distance;
    this.loop = vertx.getOrCreateContext();
    this.request = request;
    this.clock = clock;
  }

  /** The request with its body; beyond 10 MB the gateway would not pass it on. */
  Incoming read(String path, Buffer body) {
    Map<String, String> query = new HashMap<>();
    request
        .params()
        .forEach(one -> query.merge(one.getKey(), one.getValue(), (a, b) -> a + "," + b));
    boolean tooLarge = body.length() > MOST_BYTES;
    return new Incoming(
        request.method().name(),
        path,
        query,
        request.getHeader("Authorization"),
        request.getHeader("x-api-key"),
        tooLarge || body.length() == 0 ? null : body.toString(),
        body.length(),
        tooLarge);
  }

  /** Does what was decided, after its delay. */
  void send(Outgoing out) {
    try {
      loop.runOnContext(now -> later(out));
    } catch (RejectedExecutionException closing) {
      // The simulator is being closed, and the connection with it.
    }
  }

  private void later(Outgoing out) {
    if (out.delay().isZero()) {
      distance.pass(vertx, () -> finish(out));
    } else {
      vertx.setTimer(out.delay().toMillis(), id -> distance.pass(vertx, () -> finish(out)));
    }
  }

  private void finish(Outgoing out) {
    if (out.wire() == Strike.Wire.CLOSE) {
      request.connection().close().onFailure(alreadyClosed -> {});
    } else if (out.wire() == Strike.Wire.ANSWER && out.reply() != null) {
      write(out.reply());
    }
  }

  private void write(Reply reply) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(reply.status());
    response.putHeader("Date", RFC_1123_DATE_TIME.format(clock.now().atOffset(ZoneOffset.UTC)));
    reply.headers().forEach(response::putHeader);
    if (reply.body() == null) {
      response.end().onFailure(clientGone -> {});
    } else {
      response.putHeader("Content-Type", reply.contentType());
      response.end(reply.body()).onFailure(clientGone -> {});
    }
  }
}
