package io.fanfare.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request is refused before anything was done for it. Thrown by checks, caught by the inbound
 * adapters alone. Carries no stack trace: it tells about the request, not about the code.
 *
 * <p>Its message holds code, fields and rules only, so that it may be logged.
 */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<Violation> violations;
  private final @Nullable Duration retryAfter;

  private RefusedException(
      ProblemCode code, List<Violation> violations, String message, @Nullable Duration retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.violations = List.copyOf(violations);
    this.retryAfter = retryAfter;
  }

  /** Refused for the given violations. */
  public static RefusedException of(ProblemCode code, List<Violation> violations) {
    return new RefusedException(code, violations, code.code() + summary(violations), null);
  }

  /** Refused for a reason that no field of the request is to blame for; {@code detail} is shown. */
  public static RefusedException of(ProblemCode code, String detail) {
    return new RefusedException(code, List.of(), detail, null);
  }

  /** Refused for now: nothing was done, and it may go better after the given time. */
  public static RefusedException later(ProblemCode code, String detail, Duration retryAfter) {
    return new RefusedException(code, List.of(), detail, retryAfter);
  }

  /** Refused for one field. */
  public static RefusedException of(ProblemCode code, String field, Rule rule, String message) {
    return of(code, List.of(new Violation(field, rule.word(), null, message)));
  }

  /** Which problem this is. */
  public ProblemCode code() {
    return code;
  }

  /** What is wrong, field by field; empty where no field is to blame. */
  public List<Violation> violations() {
    return violations;
  }

  /** When it is worth trying again; empty when time alone changes nothing. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  private static String summary(List<Violation> violations) {
    if (violations.isEmpty()) {
      return "";
    }
    Violation first = violations.get(0);
    return ": " + first.field() + " (" + first.rule() + "), violations: " + violations.size();
  }
}
