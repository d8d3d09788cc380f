package io.fanfare.constantcontact;

import static org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties.CONNECTION_POOL_SIZE;
import static org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties.CONNECTION_TTL;

import io.fanfare.constantcontact.token.Tokens;
import io.fanfare.payload.Vault;
import io.fanfare.replica.Replica;
import io.fanfare.token.TokenShelf;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.Secret;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds the adapter's parts from its settings, after checking those. */
@Dependent
class Connections {

  private static final String PREFIX = "fanfare.constant-contact.";

  /** The vendor's own host, which links may name whatever host the settings do. */
  private static final String VENDOR = "api.cc.email";

  /** By how much the client's own timeout lies behind ours, which decides. */
  private static final Duration BEHIND = Duration.ofSeconds(5);

  void check(@Observes StartupEvent start, ConstantContactSettings settings) {
    check(settings);
  }

  /** Throws when a setting is out of its bounds. */
  static void check(ConstantContactSettings settings) {
    require(isSet(settings.clientSecret()), "client-secret", "be set; the vendor issues it");
    require(isSet(settings.apiKey()), "api-key", "be set; the vendor issues it");
    require(isWeb(settings.url()), "url", "be an absolute http or https URL");
    require(isWeb(settings.tokenUrl()), "token-url", "be an absolute http or https URL");
    double share = settings.tokenEarlyRefresh();
    require(share > 0 && share < 0.95, "token-early-refresh", "lie between 0 and 0.95");
    require(isPositive(settings.tokenTimeout()), "token-timeout", "be positive");
    require(isPositive(settings.connectTimeout()), "connect-timeout", "be positive");
    require(
        settings.requestTimeout().compareTo(settings.connectTimeout()) > 0,
        "request-timeout",
        "be longer than connect-timeout");
    require(settings.maxAnswerBytes().asLongValue() >= 1024, "max-answer-bytes", "be 1K or more");
    require(settings.connectionPoolSize() >= 1, "connection-pool-size", "be 1 or more");
    require(settings.keepAlive().toSeconds() >= 1, "keep-alive", "be 1s or more");
  }

  @Produces
  @Singleton
  Tokens tokens(
      ConstantContactSettings settings,
      TokenShelf shelf,
      Vault vault,
      Replica replica,
      Clock clock,
      RandomGenerator random) {
    return Tokens.shared(settings, shelf, vault, replica, clock, random);
  }

  @Produces
  @Singleton
  VendorRest rest(ConstantContactSettings settings) {
    long maxAnswerBytes = settings.maxAnswerBytes().asLongValue();
    var departures = new Departures(settings.apiKey().get(), maxAnswerBytes);
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(settings.url())
        .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(settings.requestTimeout().plus(BEHIND).toMillis(), TimeUnit.MILLISECONDS)
        .followRedirects(false)
        .disableDefaultMapper(true)
        .register(departures)
        .property(CONNECTION_POOL_SIZE, settings.connectionPoolSize())
        .property(CONNECTION_TTL, (int) settings.keepAlive().toSeconds())
        .httpClientOptionsCustomizer(Connections::connections)
        .httpClientRequestCustomizer(departures::connected)
        .build(VendorRest.class);
  }

  @Produces
  @Singleton
  Exchange exchange(Tokens tokens, Verdicts verdicts, ConstantContactSettings settings) {
    return new Exchange(tokens, verdicts::refusesToken, settings.requestTimeout());
  }

  @Produces
  @Singleton
  Links links(ConstantContactSettings settings) {
    return new Links(Set.of(VENDOR, settings.url().getRawAuthority()));
  }

  @Produces
  @Singleton
  Activities activities(Links links) {
    return new Activities(links);
  }

  @Produces
  @Singleton
  Verdicts verdicts(ConstantContactSettings settings, Activities activities) {
    return new Verdicts(settings, activities);
  }

  /** One call a connection at a time, and no queue for one: a call that waits misses its slot. */
  private static void connections(HttpClientOptions options) {
    options.setMaxWaitQueueSize(0).setPipelining(false);
  }

  /** The mapping itself insists on every other property, but not on a missing secret. */
  private static boolean isSet(@Nullable Secret<String> secret) {
    return secret != null && secret.get() != null && !secret.get().isBlank();
  }

  private static boolean isWeb(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    return web && url.getHost() != null;
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isZero() && !duration.isNegative();
  }

  private static void require(boolean holds, String property, String rule) {
    if (!holds) {
      throw new IllegalStateException(PREFIX + property + " must " + rule);
    }
  }
}
