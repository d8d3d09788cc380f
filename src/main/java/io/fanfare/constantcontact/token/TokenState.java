package io.fanfare.constantcontact.token;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the token at one moment; every change makes a new one. The time and the
 * chance are arguments.
 *
 * <p>The vendor's support says one token request a second and no more (community forum, API
 * support); a token lives an hour and cannot be refreshed, only asked for again (guide {@code
 * partners_auth.html}).
 *
 * @param token null before the first and after the vendor refused the last
 * @param notBefore the earliest moment of the next request
 * @param failures requests that failed since the last that did not
 */
record TokenState(@Nullable AccessToken token, Instant notBefore, int failures) {

  static final TokenState NONE = new TokenState(null, Instant.MIN, 0);

  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** Share of its life after which a token is no longer sent: it must still be good on arrival. */
  private static final double USABLE_SHARE = 0.95;

  /** The token if it can be sent now, else null. */
  @Nullable AccessToken usable(Instant now) {
    return token != null && now.isBefore(token.usableUntil()) ? token : null;
  }

  /** Whether there is a token that is due to be replaced. */
  boolean isDue(Instant now) {
    return token != null && !now.isBefore(token.refreshAt());
  }

  /** Whether a request may leave now. */
  boolean mayAsk(Instant now) {
    return !now.isBefore(notBefore);
  }

  /** A request leaves now. */
  TokenState asked(Instant now) {
    return new TokenState(token, now.plus(LEAST_PAUSE), failures);
  }

  /**
   * The request that left at that time was granted.
   *
   * @param earlyRefresh share of the life after which it is due again
   */
  TokenState granted(Grant grant, Instant askedAt, double earlyRefresh) {
    var granted =
        new AccessToken(
            grant.value(),
            askedAt.plus(share(grant.lifetime(), earlyRefresh)),
            askedAt.plus(share(grant.lifetime(), USABLE_SHARE)));
    return new TokenState(granted, notBefore, 0);
  }

  /**
   * The request failed now. The pause doubles from a second to a minute, plus up to half of it by
   * chance so that replicas do not ask in step.
   *
   * @param chance from 0 to 1
   */
  TokenState failed(Instant now, double chance) {
    Duration pause = LEAST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
    Duration capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    Duration spread = share(capped, 1 + chance / 2);
    return new TokenState(token, now.plus(spread), failures + 1);
  }

  /** The vendor refused that token. A newer one stays. */
  TokenState without(AccessToken refused) {
    return refused.equals(token) ? new TokenState(null, notBefore, failures) : this;
  }

  private static Duration share(Duration whole, double share) {
    return Duration.ofMillis((long) (whole.toMillis() * share));
  }
}
