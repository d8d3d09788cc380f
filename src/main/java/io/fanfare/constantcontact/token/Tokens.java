package io.fanfare.constantcontact.token;

import io.fanfare.payload.Vault;
import io.fanfare.replica.Replica;
import io.fanfare.token.TokenShelf;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The partner's token for all callers of this replica. Never blocks. Callers who come while a
 * request is on its way share its answer; one who leaves early does not cancel it for the others.
 */
public final class Tokens {

  private static final Logger LOG = Logger.getLogger(Tokens.class);

  private final TokenSource source;
  private final double earlyRefresh;
  private final Clock clock;
  private final DoubleSupplier chance;
  private final AtomicReference<TokenState> state = new AtomicReference<>(TokenState.NONE);
  private final AtomicReference<@Nullable Uni<AccessToken>> underway = new AtomicReference<>();

  /** Asks the endpoint that the settings name. */
  public static Tokens from(TokenSettings settings, Clock clock, DoubleSupplier chance) {
    var source = new TokenEndpoint(TokenEndpoint.connect(settings), settings);
    return new Tokens(source, settings.tokenEarlyRefresh(), clock, chance);
  }

  /** Shares what it gets with the other replicas, and takes what they got. */
  public static Tokens shared(
      TokenSettings settings,
      TokenShelf shelf,
      Vault vault,
      Replica replica,
      Clock clock,
      RandomGenerator random) {
    var endpoint = new TokenEndpoint(TokenEndpoint.connect(settings), settings);
    var source = new SharedTokens(endpoint, settings, shelf, vault, replica.id(), random);
    return new Tokens(source, settings.tokenEarlyRefresh(), clock, random::nextDouble);
  }

  Tokens(TokenSource source, double earlyRefresh, Clock clock, DoubleSupplier chance) {
    this.source = source;
    this.earlyRefresh = earlyRefresh;
    this.clock = clock;
    this.chance = chance;
  }

  /** The token at hand, or null; never asks. */
  public @Nullable AccessToken usable() {
    return state.get().usable(clock.instant());
  }

  /**
   * The token at hand, else a new one.
   *
   * @return fails with {@link TokenUnavailableException} when there is none to be had; at once
   *     during the pause after a request
   */
  public Uni<AccessToken> token() {
    return Uni.createFrom().deferred(this::atHandOrNew);
  }

  /** Replaces the token when it is due, while the old one still serves; never fails. */
  public Uni<Void> refreshIfDue() {
    return Uni.createFrom().deferred(this::refreshWhenDue);
  }

  /** The vendor refused this token. One that was fetched since then is kept. */
  public void invalidate(AccessToken refused) {
    state.updateAndGet(seen -> seen.without(refused));
  }

  private Uni<AccessToken> atHandOrNew() {
    AccessToken usable = usable();
    return usable != null ? Uni.createFrom().item(usable) : shared();
  }

  private Uni<Void> refreshWhenDue() {
    Instant now = clock.instant();
    TokenState seen = state.get();
    return seen.isDue(now) && seen.mayAsk(now)
        ? shared().onFailure(TokenUnavailableException.class).recoverWithNull().replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private Uni<AccessToken> shared() {
    Uni<AccessToken> others = underway.get();
    if (others != null) {
      return others;
    }
    Uni<AccessToken> mine = Uni.createFrom().deferred(this::ask).memoize().indefinitely();
    Uni<AccessToken> first = underway.compareAndExchange(null, mine);
    return first == null ? mine : first;
  }

  private Uni<AccessToken> ask() {
    Instant now = clock.instant();
    AccessToken usable = state.get().usable(now);
    if (usable != null && !state.get().isDue(now)) {
      underway.set(null);
      return Uni.createFrom().item(usable);
    }
    if (!state.get().mayAsk(now)) {
      underway.set(null);
      return Uni.createFrom()
          .failure(new TokenUnavailableException(TokenUnavailableException.PAUSE));
    }
    state.updateAndGet(seen -> seen.asked(now));
    return source
        .ask()
        .map(grant -> granted(grant, now.minus(grant.age())))
        .onFailure(Tokens::isTrouble)
        .invoke(this::failed)
        .onTermination()
        .invoke(() -> underway.set(null));
  }

  private AccessToken granted(Grant grant, Instant askedAt) {
    return Objects.requireNonNull(
        state.updateAndGet(seen -> seen.granted(grant, askedAt, earlyRefresh)).token());
  }

  /** While another replica asks, ours is not a failure: it is tried again a second later. */
  private static boolean isTrouble(Throwable failure) {
    return !(failure instanceof TokenUnavailableException unavailable && unavailable.isPause());
  }

  /** Told once for each row of failures. */
  private void failed(Throwable failure) {
    double thisTime = chance.getAsDouble();
    TokenState now = state.updateAndGet(seen -> seen.failed(clock.instant(), thisTime));
    LOG.logf(
        now.failures() == 1 ? Logger.Level.WARN : Logger.Level.INFO,
        "%s; next request not before %s. If this goes on, check fanfare.constant-contact.token-url,"
            + " client-id and client-secret",
        failure.getMessage(),
        now.notBefore());
  }
}
