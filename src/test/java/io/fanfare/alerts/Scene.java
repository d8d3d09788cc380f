package io.fanfare.alerts;

import io.fanfare.metrics.Gauges;
import io.fanfare.promql.Scrape;
import io.fanfare.promql.Scrapes;
import io.fanfare.sandbox.proxy.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Half a minute after the other of a deployment's life, each as long as it takes: what was kept
 * grows older by that much, the service reads its gauges, Prometheus scrapes and evaluates.
 */
final class Scene implements AutoCloseable {
  /** As {@code k8s/monitoring/servicemonitor.yaml} says. */
  static final int STEP = 30;

  private static final Map<String, String> TARGET = Map.of("job", "fanfare", "instance", "one");
  private static final Duration SOON = Duration.ofSeconds(10);

  private final HttpClient prometheus = HttpClient.newBuilder().connectTimeout(SOON).build();
  private final Scrapes scrapes = new Scrapes();
  private final Watch watch = new Watch(AlertRule.all());
  private final FaultProxy way;
  private final Gauges gauges;
  private double time = 1_000_000_000;

  Scene(int port, Gauges gauges) {
    this.way = FaultProxy.to(port);
    this.gauges = gauges;
  }

  /** Where Prometheus goes through. */
  FaultProxy way() {
    return way;
  }

  /** What fires when half a minute has passed. */
  Set<String> pass(Runnable meanwhile) {
    time += STEP;
    meanwhile.run();
    gauges.refresh().onFailure().recoverWithNull().await().atMost(SOON);
    scrape();
    return watch.at(scrapes, time);
  }

  /** What would fire if it went on. */
  Set<String> pending() {
    return watch.pending();
  }

  private void scrape() {
    URI metrics = URI.create("http://localhost:%d/q/metrics".formatted(way.port()));
    HttpRequest request =
        HttpRequest.newBuilder(metrics).timeout(SOON).header("Accept", "text/plain").build();
    try {
      String text = prometheus.send(request, BodyHandlers.ofString()).body();
      scrapes.answered(time, TARGET, Scrape.of(text));
    } catch (IOException unreachable) {
      scrapes.missed(time, TARGET);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    way.close();
  }
}
