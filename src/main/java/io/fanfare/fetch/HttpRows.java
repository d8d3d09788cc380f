package io.fanfare.fetch;

import io.fanfare.schedule.RowSource;
import io.fanfare.schedule.ScheduleSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;

/** Fetches over HTTP. */
@ApplicationScoped
public class HttpRows implements RowSource {
  private static final int OK = 200;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final HttpClientOptions OPTIONS =
      new HttpClientOptions().setConnectTimeout(10_000).setKeepAlive(false).setIdleTimeout(60);

  private final HttpClient client;
  private final ScheduleSettings settings;
  private final Clock clock;
  private final HostNames names;

  @Inject
  public HttpRows(Vertx vertx, ScheduleSettings settings, Clock clock) {
    this(vertx, settings, clock, HostNames.ofMachine());
  }

  HttpRows(Vertx vertx, ScheduleSettings settings, Clock clock, HostNames names) {
    this.client = vertx.createHttpClient(OPTIONS);
    this.settings = settings;
    this.clock = clock;
    this.names = names;
  }

  @Override
  public Multi<byte[]> fetch(URI url) {
    return Multi.createFrom()
        .deferred(() -> begin(url))
        .onFailure(failure -> !(failure instanceof RowsUnavailableException))
        .transform(failure -> unavailable(failure.getClass().getSimpleName()));
  }

  private Multi<byte[]> begin(URI url) {
    Limits limits = new Limits(settings, clock);
    return address(url.getHost())
        .chain(address -> client.request(options(url, address)))
        .chain(HttpClientRequest::send)
        .ifNoItem()
        .after(SILENCE)
        .failWith(() -> unavailable("no answer"))
        .invoke(HttpRows::requireOk)
        .onItem()
        .transformToMulti(response -> body(response, limits));
  }

  private static Multi<byte[]> body(HttpClientResponse response, Limits limits) {
    return response
        .toMulti()
        .ifNoItem()
        .after(SILENCE)
        .failWith(() -> unavailable("silence"))
        .map(Buffer::getBytes)
        .onItem()
        .invoke(limits::check)
        .onFailure()
        .invoke(() -> hangUp(response))
        .onCancellation()
        .invoke(() -> hangUp(response));
  }

  /** The request goes to the address that was looked at: a name may mean another one later. */
  private static RequestOptions options(URI url, InetAddress address) {
    boolean ssl = url.getScheme().equals("https");
    int port = url.getPort() < 0 ? (ssl ? HTTPS : HTTP) : url.getPort();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setSsl(ssl)
        .setHost(bare(url.getHost()))
        .setPort(port)
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setFollowRedirects(false);
  }

  private Uni<InetAddress> address(String host) {
    return Uni.createFrom()
        .item(() -> lookUp(bare(host)))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private InetAddress lookUp(String host) {
    try {
      return names.addresses(host).stream()
          .filter(address -> settings.allowPrivate() || PublicAddresses.isPublic(address))
          .findFirst()
          .orElseThrow(() -> unavailable("its host has no public address"));
    } catch (UnknownHostException e) {
      throw unavailable("its host has no address");
    }
  }

  private static void requireOk(HttpClientResponse response) {
    if (response.statusCode() != OK) {
      hangUp(response);
      throw unavailable("status " + response.statusCode());
    }
  }

  /** What is left is not read; that it is broken off then is no news. */
  private static void hangUp(HttpClientResponse response) {
    response.exceptionHandler(broken -> {});
    response.request().reset();
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static RowsUnavailableException unavailable(String why) {
    return new RowsUnavailableException(why);
  }
}
