package io.fanfare.http;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Writes refusals as problems (RFC 9457). Pure. */
public final class Problems {
  static final String CODE = "code";

  private static final String RETRY_AFTER = "Retry-After";

  private Problems() {}

  /** Code, violations and, where waiting helps, how long. */
  static HttpProblem of(RefusedException refused) {
    HttpProblem.Builder problem = of(refused.code());
    if (refused.violations().isEmpty()) {
      problem.withDetail(refused.getMessage());
    } else {
      problem.with("violations", refused.violations());
    }
    refused.retryAfter().ifPresent(after -> problem.withHeader(RETRY_AFTER, seconds(after)));
    return problem.build();
  }

  /** Nothing but the code's own words. */
  public static HttpProblem.Builder of(ProblemCode code) {
    return HttpProblem.builder()
        .withStatus(code.status())
        .withTitle(code.title())
        .with(CODE, code.code());
  }

  /** The code that stands for a status the framework itself answers with. */
  static ProblemCode codeOf(int status) {
    Optional<ProblemCode> code =
        Arrays.stream(ProblemCode.values()).filter(one -> one.status() == status).findFirst();
    return code.orElse(status < 500 ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL);
  }

  /** Rounded up: coming back too early only leads to the next refusal. */
  static long seconds(Duration after) {
    return Math.max(1, after.plusMillis(999).toSeconds());
  }
}
