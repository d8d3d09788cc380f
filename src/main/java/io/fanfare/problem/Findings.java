package io.fanfare.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with one request, so that a caller learns everything at once. Not
 * thread-safe: one check, one collector.
 *
 * <p>At most {@value #LISTED} violations are listed, so that 40,000 bad rows do not make an answer
 * of megabytes; a last entry then says how many more there are.
 */
public final class Findings {

  /** How many violations one answer lists. */
  public static final int LISTED = 200;

  private final List<Violation> violations = new ArrayList<>();
  private int unlisted;
  private @Nullable Rule gravest;

  /** Notes a broken rule that has no bound. */
  public void add(String field, Rule rule, String message) {
    note(rule, new Violation(field, rule.word(), null, message));
  }

  /** Notes a broken rule together with the bound that was crossed. */
  public void add(String field, Rule rule, long limit, String message) {
    note(rule, new Violation(field, rule.word(), limit, message));
  }

  /** Whether nothing was found so far. */
  public boolean isEmpty() {
    return violations.isEmpty();
  }

  /** How much was found so far: lets a reader see whether a step of its own found anything. */
  public int size() {
    return violations.size() + unlisted;
  }

  /** Ends the check: returns if nothing was found, refuses the request otherwise. */
  public void refuseIfAny() {
    if (gravest != null) {
      throw RefusedException.of(gravest.problem(), listed());
    }
  }

  private void note(Rule rule, Violation violation) {
    if (gravest == null || rule.compareTo(gravest) < 0) {
      gravest = rule;
    }
    if (violations.size() < LISTED) {
      violations.add(violation);
    } else {
      unlisted++;
    }
  }

  private List<Violation> listed() {
    List<Violation> all = new ArrayList<>(violations);
    if (unlisted > 0) {
      String message = "Further violations that are not listed here: " + unlisted + ".";
      all.add(new Violation("request", "more_violations", (long) unlisted, message));
    }
    return List.copyOf(all);
  }
}
