package io.fanfare.http.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a job's events as a browser would: waits for the next one. */
final class Follower implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final HttpResponse<Stream<String>> response;
  private final Iterator<String> lines;

  Follower(URI address, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      response = HTTP.send(request.build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    lines = response.body().iterator();
  }

  HttpResponse<Stream<String>> response() {
    return response;
  }

  /** The next event's fields; empty when the stream ended. Comments are passed over. */
  Map<String, String> next() {
    Map<String, String> event = new HashMap<>();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.isEmpty() && !event.isEmpty()) {
        return event;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        event.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return event;
  }

  @Override
  public void close() {
    response.body().close();
  }
}
