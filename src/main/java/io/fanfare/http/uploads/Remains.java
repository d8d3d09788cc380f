package io.fanfare.http.uploads;

import io.fanfare.http.OffLoop;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads what is left of a refused file and throws it away, up to a bound: most callers write their
 * whole body before they read an answer, and would not learn why they were refused.
 */
@ApplicationScoped
public class Remains {
  private static final long MOST = 64_000_000;
  private static final int WINDOW = 65_536;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final OffLoop offLoop;

  private final Clock clock;

  public Remains(OffLoop offLoop, Clock clock) {
    this.offLoop = offLoop;
    this.clock = clock;
  }

  /** Not those of a caller who is slow or one of many: reading them takes a thread. */
  public static boolean areWorthReading(Throwable failure) {
    return failure instanceof RefusedException refused
        && refused.code() != ProblemCode.OVERLOADED
        && refused.code() != ProblemCode.UPLOAD_TOO_SLOW;
  }

  /** Completes when nothing is left, too much is, or the stream broke off. */
  public Uni<Long> drain(InputStream file) {
    return offLoop.run(() -> read(file)).onFailure(IOException.class).recoverWithItem(0L);
  }

  private long read(InputStream file) throws IOException {
    Instant until = clock.instant().plus(LONGEST);
    byte[] window = new byte[WINDOW];
    long bytes = 0;
    for (int read = 0;
        read >= 0 && bytes < MOST && clock.instant().isBefore(until);
        bytes += Math.max(0, read)) {
      read = file.read(window);
    }
    return bytes;
  }
}
