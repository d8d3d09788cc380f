package io.fanfare.quota;

import io.fanfare.time.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Stops calling a vendor that does not work, and tries it with single calls until it does. Opens
 * when {@value #FAILURES} of the last {@value #SEEN} answers were failures, so one in two calls may
 * fail without it; closes on the first good answer. Pure; every method returns what follows.
 *
 * @param recent the last answers, the newest in the lowest bit, a failure is 1
 * @param failures failed answers since it opened; 0 while it is closed
 * @param denied how many answers in a row were refusals of the credentials
 * @param openedAt {@code EPOCH} while it is closed
 * @param probeAt when the next single call may leave; {@code EPOCH} while it is closed
 */
record Breaker(int recent, int failures, int denied, Instant openedAt, Instant probeAt) {
  static final int SEEN = 12;
  static final int FAILURES = 10;

  /** Everything may leave. */
  static final Breaker CLOSED = new Breaker(0, 0, 0, Instant.EPOCH, Instant.EPOCH);

  private static final int WINDOW = (1 << SEEN) - 1;
  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** Long enough for a new token to have been tried. */
  private static final Duration DENIED_FOR = Duration.ofSeconds(5);

  /** A probe of which nothing was heard for so long is forgotten: longer than any call takes. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(60);

  boolean isOpen() {
    return failures > 0;
  }

  /** Whether the vendor refuses the credentials, new tokens too: a person must act. */
  boolean isRevoked(Instant now) {
    return isOpen() && denied > SEEN && now.isAfter(openedAt.plus(DENIED_FOR));
  }

  /** Whether a single call may leave now although it is open. */
  boolean mayProbe(Instant now) {
    return isOpen() && !now.isBefore(probeAt);
  }

  /** A single call leaves: no other does before its answer is known. */
  Breaker probing(Instant now) {
    return new Breaker(recent, failures, denied, openedAt, now.plus(FORGOTTEN));
  }

  /** An answer came, or will not. */
  Breaker heard(Heard heard, Instant now, RandomGenerator random) {
    return switch (heard) {
      case FAILED -> failed(0, now, random);
      case DENIED -> failed(denied + 1, now, random);
      case UNSENT -> isOpen() ? unsent(now) : this;
      default -> isOpen() ? CLOSED : new Breaker(recent << 1 & WINDOW, 0, 0, openedAt, probeAt);
    };
  }

  private Breaker failed(int refusals, Instant now, RandomGenerator random) {
    int answers = (recent << 1 | 1) & WINDOW;
    if (!isOpen() && Integer.bitCount(answers) < FAILURES) {
      return new Breaker(answers, 0, refusals, Instant.EPOCH, Instant.EPOCH);
    }
    Instant since = isOpen() ? openedAt : now;
    Instant next = now.plus(PAUSES.pause(failures + 1, random));
    return new Breaker(answers, failures + 1, refusals, since, next);
  }

  private Breaker unsent(Instant now) {
    Instant soon = now.plus(PAUSES.first());
    return new Breaker(recent, failures, denied, openedAt, soon.isBefore(probeAt) ? soon : probeAt);
  }
}
