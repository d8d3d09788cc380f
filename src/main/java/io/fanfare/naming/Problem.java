package io.fanfare.naming;

import io.fanfare.operation.reference.Reference;
import io.fanfare.vendor.Reason;
import java.util.Comparator;

/** Why a reference stands for nothing in an account: its name is known, so that one can mend it. */
public record Problem(Reference reference, Reason reason) {
  /**
   * The first speaks for all, and it is the same one in every replica: an ambiguous name before one
   * that could be made, since it keeps all of them from being made.
   */
  static final Comparator<Problem> ORDER =
      Comparator.comparing((Problem problem) -> problem.reason() != Reason.NAME_AMBIGUOUS)
          .thenComparing(problem -> problem.reference().kind())
          .thenComparing(problem -> problem.reference().name());
}
