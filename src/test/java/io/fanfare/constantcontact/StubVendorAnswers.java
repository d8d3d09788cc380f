package io.fanfare.constantcontact;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers that never come to a good end. */
final class StubVendorAnswers {

  private static final Buffer CHUNK = Buffer.buffer(new byte[64 * 1024]);

  private StubVendorAnswers() {}

  /** Half an answer, then the connection closes. */
  static Handler<HttpServerRequest> brokenOff() {
    return request -> {
      request.response().putHeader("Content-Length", "100");
      request
          .response()
          .write("{\"activity_id\":")
          .onComplete(written -> request.connection().close());
    };
  }

  /** A byte now and then, for ever. */
  static Handler<HttpServerRequest> trickle(Vertx vertx) {
    return request -> {
      HttpServerResponse response = request.response().setChunked(true);
      long timer = vertx.setPeriodic(50, tick -> response.write(" ").onFailure(failure -> {}));
      response.closeHandler(closed -> vertx.cancelTimer(timer));
    };
  }

  /** As much as is taken, for ever. */
  static Handler<HttpServerRequest> endless() {
    return request -> {
      HttpServerResponse response = request.response().setChunked(true);
      more(response);
    };
  }

  private static void more(HttpServerResponse response) {
    response.write(CHUNK).onSuccess(written -> more(response));
  }
}
