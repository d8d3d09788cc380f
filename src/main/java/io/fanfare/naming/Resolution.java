package io.fanfare.naming;

import io.fanfare.operation.reference.Match;
import io.fanfare.operation.reference.Reference;
import io.fanfare.vendor.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the references of a request came to in one account. */
public sealed interface Resolution {

  /**
   * Each stands for one thing.
   *
   * @param asOf how old the oldest of this knowledge is
   */
  record Resolved(Map<Reference, Match> matches, Instant asOf) implements Resolution {}

  /**
   * Some stand for nothing, or nobody can say for what.
   *
   * @param problems one or more; kept in their {@link Problem#ORDER}
   */
  record Unresolved(List<Problem> problems) implements Resolution {

    public Unresolved {
      problems = problems.stream().sorted(Problem.ORDER).toList();
    }

    /** The first of them speaks for all. */
    public Reason reason() {
      return problems.get(0).reason();
    }
  }

  /** Not known yet: no calls left, no answer, or something made of which no answer came. */
  record Later(Instant until) implements Resolution {}
}
