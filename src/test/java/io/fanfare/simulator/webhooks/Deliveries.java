package io.fanfare.simulator.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.VendorError;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Posts bodies, signed when asked, and again every minute for an hour until one is taken.
 * Subscribed addresses are https and anywhere: only their path is used, on the loopback address
 * that an admin named.
 */
public final class Deliveries implements AutoCloseable {
  private static final int ATTEMPTS = 60;
  private static final int MOST_AT_ONCE = 64;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final ScheduledExecutorService later =
      Executors.newScheduledThreadPool(MOST_AT_ONCE, Deliveries::thread);
  private final Map<Integer, Integer> answers = new TreeMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final String secret;

  private volatile @Nullable URI target;
  private volatile String signed = "none";
  private volatile Duration pause = Duration.ofMinutes(1);

  Deliveries(String secret) {
    this.secret = secret;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "simulated-webhooks");
    thread.setDaemon(true);
    return thread;
  }

  /** Reads {@code deliver_to}, {@code sign} (none, right, wrong) and {@code retry_ms}. */
  public void change(JsonNode body) {
    if (body.has("deliver_to")) {
      target = loopback(body.path("deliver_to").asText());
    }
    signed = body.path("sign").asText(signed);
    pause = Duration.ofMillis(body.path("retry_ms").asLong(pause.toMillis()));
  }

  private static URI loopback(String text) {
    URI uri = URI.create(text);
    if (!"http".equals(uri.getScheme()) || !"localhost".equals(uri.getHost())) {
      throw new VendorError(Errors.invalid("deliver_to must be http://localhost and a port."));
    }
    return uri;
  }

  /** Answers so far by status, 0 for none. */
  public ObjectNode json() {
    ObjectNode json = Json.object().put("sign", signed).put("under_way", underWay.get());
    ObjectNode statuses = json.putObject("answers");
    synchronized (answers) {
      answers.forEach((status, count) -> statuses.put(String.valueOf(status), count));
    }
    return json;
  }

  /** Where such an address is here; null while nobody has named a target. */
  @Nullable URI near(URI address) {
    URI to = target;
    return to == null ? null : to.resolve(address.getRawPath());
  }

  /** Posts it until it is taken. */
  void send(URI address, String body) {
    attempt(address, body, ATTEMPTS);
  }

  /** Posts it once. */
  void post(URI address, String body) {
    attempt(address, body, 1);
  }

  private void attempt(URI address, String body, int left) {
    underWay.incrementAndGet();
    later.execute(
        () -> {
          int status = status(request(address, body));
          count(status);
          underWay.decrementAndGet();
          if (status / 100 != 2 && left > 1) {
            var unused =
                later.schedule(
                    () -> attempt(address, body, left - 1),
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
          }
        });
  }

  private HttpRequest request(URI address, String body) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (!signed.equals("none")) {
      String key = signed.equals("right") ? secret : secret + "x";
      request.header("x-ctct-hmac-sha256", Seal.of(body, key));
    }
    return request.build();
  }

  private int status(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (java.io.IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private void count(int status) {
    synchronized (answers) {
      answers.merge(status, 1, Integer::sum);
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
