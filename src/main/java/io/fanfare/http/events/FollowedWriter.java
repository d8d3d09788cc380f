package io.fanfare.http.events;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Writes events one by one: the next is asked for when the connection has taken the one before, so
 * that a slow reader costs one event and no more. One that takes nothing for too long is cut off,
 * and so is one that takes nothing while the replica stops. (The framework's own writer answers 200
 * before it knows whether there is anything to read.)
 */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public class FollowedWriter implements ServerMessageBodyWriter<Followed> {
  /** A stop waits for requests under way, and nobody should wait for whoever does not read. */
  private static final Duration PARTING = Duration.ofSeconds(1);

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo method, MediaType media) {
    return type == Followed.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == Followed.class;
  }

  @Override
  public void writeResponse(Followed followed, Type generic, ServerRequestContext context) {
    ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
    request.suspend();
    ServerHttpResponse response = context.serverResponse();
    response.setChunked(true);
    Cancellable stopping =
        followed
            .stopping()
            .onItem()
            .delayIt()
            .by(PARTING)
            .subscribe()
            .with(stopped -> response.reset());
    Cancellable writing =
        followed
            .blocks()
            .onItem()
            .transformToUniAndConcatenate(block -> write(response, block, followed))
            .onItem()
            .ignoreAsUni()
            .onTermination()
            .invoke(stopping::cancel)
            .subscribe()
            .with(done -> end(request, response), failure -> response.reset());
    response.addCloseHandler(writing::cancel);
  }

  private static Uni<Void> write(ServerHttpResponse response, String block, Followed followed) {
    return Uni.createFrom()
        .completionStage(() -> response.write(block.getBytes(StandardCharsets.UTF_8)))
        .ifNoItem()
        .after(followed.patience())
        .fail();
  }

  private static void end(ResteasyReactiveRequestContext request, ServerHttpResponse response) {
    response.end();
    request.resume();
  }

  /** Never called: the other one is. */
  @Override
  public void writeTo(
      Followed followed,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new UnsupportedOperationException("Events are not written by blocking");
  }
}
