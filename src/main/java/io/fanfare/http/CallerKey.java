package io.fanfare.http;

import io.fanfare.access.Caller;
import io.fanfare.job.IdempotencyKey;
import io.fanfare.job.IdempotencyKeys;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} header. */
public final class CallerKey {
  /** The header that callers send. */
  public static final String HEADER = "Idempotency-Key";

  /** The header that says whether an answer is one given before. */
  public static final String REPLAYED = "Idempotent-Replayed";

  private static final int LONGEST = 200;

  private CallerKey() {}

  /**
   * The key of a request, null when the header was not sent; throws RefusedException.
   *
   * @param caller who asks: keys of different callers never meet
   * @param route the call, such as {@code POST /v1/jobs}: keys of different routes never meet
   * @param body the bytes as they came
   */
  public static @Nullable IdempotencyKey of(
      Caller caller, @Nullable String header, String route, byte[] body) {
    if (header == null) {
      return null;
    }
    Findings findings = new Findings();
    if (header.isBlank()) {
      findings.add(HEADER, Rule.MINIMUM, 1, "Must have 1 to " + LONGEST + " characters.");
    } else if (header.length() > LONGEST) {
      findings.add(HEADER, Rule.MAX_LENGTH, LONGEST, "Must have at most 200 characters.");
    }
    findings.refuseIfAny();
    return IdempotencyKeys.of(caller.name() + " " + route, header, body);
  }
}
