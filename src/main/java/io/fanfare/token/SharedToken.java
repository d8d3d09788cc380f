package io.fanfare.token;

import io.fanfare.payload.Sealed;
import io.fanfare.time.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The token that the replicas share and whose turn it is to ask for the next, in the store's time.
 * Pure; every method returns what follows. One request at a time, and no two within a second: the
 * vendor's support allows no more (community forum, API support).
 *
 * @param version counts tokens, 0 before the first
 * @param box the token, sealed; null before the first
 * @param grantedAt when it was asked for
 * @param expiresAt when its life ends
 * @param turn the replica that asks for the next; null when none does
 * @param turnUntil when that replica is taken for dead
 * @param notBefore the earliest moment of the next request
 * @param failures requests that failed since the last that did not
 */
public record SharedToken(
    long version,
    @Nullable Sealed box,
    Instant grantedAt,
    Instant expiresAt,
    @Nullable UUID turn,
    Instant turnUntil,
    Instant notBefore,
    int failures) {
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  private static final Backoff PAUSES = new Backoff(LEAST_PAUSE, Duration.ofSeconds(60));

  /** No token in the last twentieth of its life is handed on: it must still be good on arrival. */
  private static final int USABLE_OF_TWENTY = 19;

  /** Nothing was asked for yet. */
  public static final SharedToken NONE =
      new SharedToken(0, null, Instant.EPOCH, Instant.EPOCH, null, Instant.EPOCH, Instant.EPOCH, 0);

  /** What a replica that wants a token is told. */
  public sealed interface Step {

    /** There is a newer one. */
    record Take(long version, Sealed box, Duration life, Duration age) implements Step {}

    /** Ask for one, then say what came of it. */
    record Ask() implements Step {}

    /** Come back then: another replica asks, or it is too soon. */
    record Later(Instant until) implements Step {}
  }

  /** What to do for somebody who has this version, or none (0), and wants a newer. */
  public Step next(long known, UUID replica, Instant now) {
    if (box != null && version > known && now.isBefore(usableUntil())) {
      Duration life = Duration.between(grantedAt, expiresAt);
      return new Step.Take(version, box, life, Duration.between(grantedAt, now));
    }
    boolean anotherAsks = turn != null && !turn.equals(replica) && now.isBefore(turnUntil);
    if (anotherAsks) {
      return new Step.Later(turnUntil);
    }
    return now.isBefore(notBefore) ? new Step.Later(notBefore) : new Step.Ask();
  }

  /** That replica asks now, and must say within that time what came of it. */
  public SharedToken asking(UUID replica, Instant now, Duration within) {
    return new SharedToken(
        version,
        box,
        grantedAt,
        expiresAt,
        replica,
        now.plus(within),
        now.plus(LEAST_PAUSE),
        failures);
  }

  /** It got one. Unchanged when its turn was over: another has asked since. */
  public SharedToken granted(UUID replica, Sealed token, Instant now, Duration life) {
    return replica.equals(turn)
        ? new SharedToken(
            version + 1, token, now, now.plus(life), null, Instant.EPOCH, now.plus(LEAST_PAUSE), 0)
        : this;
  }

  /** It got none. All wait, ever longer, a second at least. */
  public SharedToken failed(UUID replica, Instant now, RandomGenerator random) {
    if (!replica.equals(turn)) {
      return this;
    }
    Instant next = now.plus(LEAST_PAUSE).plus(PAUSES.pause(failures + 1, random));
    return new SharedToken(
        version, box, grantedAt, expiresAt, null, Instant.EPOCH, next, failures + 1);
  }

  private Instant usableUntil() {
    Duration life = Duration.between(grantedAt, expiresAt);
    return grantedAt.plus(life.multipliedBy(USABLE_OF_TWENTY).dividedBy(20));
  }
}
