package io.fanfare.constantcontact;

import io.fanfare.constantcontact.probe.ProbeWire;
import io.fanfare.constantcontact.token.AccessToken;
import io.fanfare.constantcontact.token.TokenUnavailableException;
import io.fanfare.constantcontact.token.Tokens;
import io.fanfare.probe.Allowance;
import io.fanfare.probe.ProbeFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The probe's way to the vendor: the service's own client and token, and an allowance where the
 * service has slots. No second try, one deadline.
 */
final class RestWire implements ProbeWire {
  /** The fewest that a page may hold (API reference, {@code GET /partner/accounts}). */
  private static final int FEWEST = 10;

  /** Another replica may just be asking for one. */
  private static final int TOKEN_TRIES = 4;

  private final VendorRest rest;
  private final Tokens tokens;
  private final String accountId;
  private final Allowance allowance;
  private final Clock clock;
  private final Duration deadline;

  RestWire(
      VendorRest rest,
      Tokens tokens,
      String accountId,
      Allowance allowance,
      Clock clock,
      Duration deadline) {
    AccountIds.check(accountId);
    this.rest = rest;
    this.tokens = tokens;
    this.accountId = accountId;
    this.allowance = allowance;
    this.clock = clock;
    this.deadline = deadline;
  }

  @Override
  public Uni<Raw> accounts() {
    return send(null, attempt -> rest.accounts(FEWEST, "managed", null, attempt));
  }

  @Override
  public Uni<Raw> operate(byte[] body) {
    return send(body, attempt -> rest.operate(accountId, attempt));
  }

  private Uni<Raw> send(byte @Nullable [] body, Function<Attempt, Uni<Response>> request) {
    return tokens
        .token()
        .onFailure(TokenUnavailableException.class)
        .retry()
        .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(5))
        .atMost(TOKEN_TRIES)
        .onFailure()
        .transform(RestWire::noToken)
        .chain(token -> send(token, body, request));
  }

  /** Backed-off tries wrap the failure; the message is all that is wanted. */
  private static Throwable noToken(Throwable failure) {
    @Nullable Throwable cause = failure.getCause();
    return new ProbeFailedException((cause == null ? failure : cause).getMessage());
  }

  private Uni<Raw> send(
      AccessToken token, byte @Nullable [] body, Function<Attempt, Uni<Response>> request) {
    AtomicReference<Instant> sentAt = new AtomicReference<>(clock.instant());
    Attempt attempt = new Attempt(() -> leaves(sentAt), token, body);
    return request
        .apply(attempt)
        .map(response -> read(response, sentAt.get()))
        .ifNoItem()
        .after(deadline)
        .fail()
        .onFailure()
        .recoverWithItem(failure -> none(sentAt.get()));
  }

  private boolean leaves(AtomicReference<Instant> sentAt) {
    sentAt.set(clock.instant());
    return allowance.take();
  }

  private Raw read(Response response, Instant sentAt) {
    return new Raw(
        sentAt,
        clock.instant(),
        response.getStatus(),
        response.getHeaderString(HttpHeaders.CONTENT_TYPE),
        names(response),
        response.hasEntity() ? response.readEntity(byte[].class) : new byte[0]);
  }

  private static Set<String> names(Response response) {
    return response.getHeaders().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private Raw none(Instant sentAt) {
    if (allowance.left() == 0) {
      throw new ProbeFailedException("All " + Allowance.MOST + " calls are spent");
    }
    return new Raw(sentAt, clock.instant(), 0, null, Set.of(), new byte[0]);
  }
}
