package io.fanfare.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.problem.ProblemCode;
import io.fanfare.upload.UploadSettings;
import io.fanfare.webhook.Callback;
import io.fanfare.webhook.Hint;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refuses bodies that are too large before they are read, and keeps all that are being worked on
 * within one bound. The framework's own limit would answer without a problem body. Addresses with a
 * NUL, which no store takes, end here as well.
 *
 * <p>A body whose length is not announced counts as the largest that is allowed; {@link Bodies}
 * looks at what it came to, and the framework cuts it off a little above that. Files of rows are
 * another matter: they are read as they come, and never held.
 */
@ApplicationScoped
public class Entrance {
  private static final int EARLY = 500;
  private static final int BEHIND_THE_FRAMEWORKS = 1;
  private static final int THROWN_AWAY = 8;
  private static final long A_LITTLE = 1_000_000;
  private static final Set<String> UPLOADS = Set.of("/v1/uploads", "/v1/imports");
  private static final String NUL = "%00";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpSettings settings;
  private final UploadSettings uploads;
  private final AtomicLong held = new AtomicLong();

  public Entrance(HttpSettings settings, UploadSettings uploads) {
    this.settings = settings;
    this.uploads = uploads;
  }

  void register(@Observes Filters filters) {
    settings.check();
    filters.register(this::check, EARLY);
    filters.register(this::limit, BEHIND_THE_FRAMEWORKS);
  }

  private void check(RoutingContext context) {
    if (context.request().uri().contains(NUL)) {
      refuse(context, ProblemCode.INVALID_REQUEST);
    } else if (isUpload(context)) {
      checkUpload(context);
    } else {
      checkHeld(context);
    }
  }

  private static boolean isUpload(RoutingContext context) {
    return context.request().method() == HttpMethod.POST
        && UPLOADS.contains(context.normalizedPath());
  }

  /** Read as it comes: what it may hold of memory is bounded where it is read. */
  private void checkUpload(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (context.request().getHeader(HttpHeaders.CONTENT_TYPE) == null) {
      refuse(context, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    } else if (length != null && Long.parseLong(length) > uploads.maxBytes()) {
      refuse(context, ProblemCode.PAYLOAD_TOO_LARGE);
    } else {
      context.addEndHandler(ended -> closeUnlessRead(context));
      context.next();
    }
  }

  /** Nobody reads the rest of a file that was refused on its way. */
  private static void closeUnlessRead(RoutingContext context) {
    if (!context.request().isEnded()) {
      context.request().connection().close();
    }
  }

  /** The framework's own limit for bodies of unknown length is made for uploads. */
  private void limit(RoutingContext context) {
    if (isWebhook(context)) {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, (long) Hint.MOST_BYTES);
    } else if (!isUpload(context)) {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, settings.maxBody() + A_LITTLE);
    }
    context.next();
  }

  /** Anybody may reach these: they are small, and say what they are only to the vendor. */
  private static boolean isWebhook(RoutingContext context) {
    return context.normalizedPath().startsWith(Callback.PATH);
  }

  private long most(RoutingContext context) {
    return isWebhook(context) ? Hint.MOST_BYTES : settings.maxBody();
  }

  private static boolean hasNoType(RoutingContext context) {
    return context.request().getHeader(HttpHeaders.CONTENT_TYPE) == null && !isWebhook(context);
  }

  private void checkHeld(RoutingContext context) {
    long bytes = bytes(context);
    if (bytes > 0 && hasNoType(context)) {
      refuse(context, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    } else if (bytes > most(context)) {
      refuse(context, bytes);
    } else if (bytes > 0 && held.addAndGet(bytes) > settings.maxBodies()) {
      held.addAndGet(-bytes);
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
      refuse(context, ProblemCode.OVERLOADED);
    } else {
      context.addEndHandler(ended -> held.addAndGet(-bytes));
      hurry(context);
      context.next();
    }
  }

  /** A silent sender ends by the idle timeout of connections; one byte a minute would not. */
  private void hurry(RoutingContext context) {
    long timer =
        context
            .vertx()
            .setTimer(settings.readWithin().toMillis(), late -> hangUpUnlessRead(context));
    context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
  }

  private static void hangUpUnlessRead(RoutingContext context) {
    if (!context.request().isEnded() && !context.response().headWritten()) {
      refuse(context, ProblemCode.REQUEST_TOO_SLOW);
    }
  }

  private long bytes(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      return Long.parseLong(length);
    }
    boolean chunked = context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    return chunked ? most(context) : 0;
  }

  /**
   * Most callers write the whole body before they read the answer: one not much too large is read
   * and thrown away first, so that they see why they were refused.
   */
  private void refuse(RoutingContext context, long bytes) {
    if (bytes > THROWN_AWAY * most(context)) {
      refuse(context, ProblemCode.PAYLOAD_TOO_LARGE);
    } else {
      context
          .request()
          .handler(part -> {})
          .endHandler(read -> refuse(context, ProblemCode.PAYLOAD_TOO_LARGE))
          .resume();
    }
  }

  /** What is left of the body is not read, so the connection cannot be used again. */
  private static void refuse(RoutingContext context, ProblemCode code) {
    ObjectNode problem = JSON.createObjectNode();
    problem.put("status", code.status());
    problem.put("title", code.title());
    problem.put(Problems.CODE, code.code());
    problem.put("instance", ShownPath.of(context.request().path()));
    // Not the response's own handler: it would take the place of all those of the context.
    context.addEndHandler(sent -> context.request().connection().close());
    context
        .response()
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(problem.toString());
  }
}
