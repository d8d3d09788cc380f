package io.fanfare.constantcontact;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/** Reads a paused answer a piece at a time: the next one when the sink is done with the last. */
final class Reading {
  /** Longer than any refusal that has something to say. */
  private static final int MOST_OF_A_REFUSAL = 64 * 1024;

  private final HttpClientResponse response;
  private final Function<byte[], Uni<Void>> sink;
  private final UniEmitter<? super Void> emitter;
  private volatile boolean whole;

  private Reading(
      HttpClientResponse response,
      Function<byte[], Uni<Void>> sink,
      UniEmitter<? super Void> emitter) {
    this.response = response;
    this.sink = sink;
    this.emitter = emitter;
  }

  /** Completes at the answer's end; fails with {@link SinkFailure} where the sink did. */
  static Uni<Void> all(HttpClientResponse response, Function<byte[], Uni<Void>> sink) {
    return Uni.createFrom().emitter(emitter -> new Reading(response, sink, emitter).start());
  }

  /** The answer's beginning; all of it is read. */
  static Uni<byte[]> some(HttpClientResponse response) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    return all(
            response,
            bytes -> {
              int left = MOST_OF_A_REFUSAL - kept.size();
              kept.write(bytes, 0, Math.min(left, bytes.length));
              return Uni.createFrom().voidItem();
            })
        .map(done -> kept.toByteArray());
  }

  private void start() {
    emitter.onTermination(this::leave);
    response.handler(this::take);
    response.endHandler(end -> complete());
    response.exceptionHandler(emitter::fail);
    response.fetch(1);
  }

  private void complete() {
    whole = true;
    emitter.complete(null);
  }

  /** Nobody waits any more, the time being over or the sink broken: the rest is not read. */
  private void leave() {
    if (!whole) {
      response.request().reset();
    }
  }

  /** What asks for more must do so where the answer lives. */
  private void take(Buffer piece) {
    Context context = Vertx.currentContext();
    sink.apply(piece.getBytes())
        .subscribe()
        .with(
            done -> context.runOnContext(on -> response.fetch(1)),
            failure -> context.runOnContext(on -> giveUp(failure)));
  }

  private void giveUp(Throwable failure) {
    emitter.fail(new SinkFailure(failure));
  }

  /** The sink failed, not the vendor; the cause is what it failed with. */
  static final class SinkFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SinkFailure(Throwable cause) {
      super(cause);
    }
  }
}
