package io.fanfare.http;

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

  /** Everybody, as long as callers do not say who they are. */
  private static final String CALLER = "anonymous";

  private CallerKey() {}

  /**
   * The key of a request, null when the header was not sent; throws RefusedException.
   *
   * @param route the call, such as {@code POST /v1/jobs}: keys of different routes never meet
   * @param body the bytes as they came
   */
  public static @Nullable IdempotencyKey of(@Nullable String header, String route, byte[] body) {
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
    return IdempotencyKeys.of(CALLER + " " + route, header, body);
  }
}
