package io.fanfare.constantcontact;

import io.fanfare.constantcontact.Attempt.AnswerTooLargeException;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/**
 * The last gate before the wire. The REST client looks for a connection only after its filters have
 * run, and that may take longer than a slot lasts; so the filter leaves the {@link Attempt} in the
 * call's own Vert.x context, and the hook that runs when the connection is there, with nothing but
 * the write to come, asks it whether it may still leave.
 */
final class Departures implements ResteasyReactiveClientRequestFilter {

  private static final Object ATTEMPT = new Object();
  private static final long CANCEL = 0x8;

  private final String apiKey;
  private final long maxAnswerBytes;

  Departures(String apiKey, long maxAnswerBytes) {
    this.apiKey = apiKey;
    this.maxAnswerBytes = maxAnswerBytes;
  }

  /** Takes the attempt out of the call, and puts in what goes over the wire. */
  @Override
  public void filter(ResteasyReactiveClientRequestContext call) {
    var attempt = (Attempt) call.getEntity();
    call.getContext().putLocal(ATTEMPT, attempt);
    call.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + attempt.token().value());
    call.getHeaders().putSingle("x-api-key", apiKey);
    call.setEntity(attempt.body(), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
  }

  /** A connection has been found for this request, of which nothing has been written. */
  void connected(HttpClientRequest request) {
    request.exceptionHandler(failure -> {}); // Told to the caller; Vert.x would log it as well.
    Context context = Vertx.currentContext();
    Attempt attempt = context == null ? null : context.getLocal(ATTEMPT);
    if (attempt != null && attempt.departs()) {
      request.response().onSuccess(response -> response.handler(bound(response)));
    } else {
      request.reset(CANCEL);
    }
  }

  private Handler<Buffer> bound(HttpClientResponse response) {
    var seen = new long[1];
    return chunk -> {
      seen[0] += chunk.length();
      if (seen[0] > maxAnswerBytes) {
        response.request().reset(CANCEL, new AnswerTooLargeException());
      }
    };
  }
}
