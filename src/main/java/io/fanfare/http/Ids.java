package io.fanfare.http;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import java.util.UUID;

/** Reads ids out of addresses. */
public final class Ids {
  private Ids() {}

  /** The id in a path; one that cannot be one is simply not there. */
  public static UUID inPath(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw RefusedException.of(ProblemCode.NOT_FOUND, "There is nothing with this id.");
    }
  }

  static UUID parse(String field, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw RefusedException.of(
          ProblemCode.RULE_VIOLATED, field, Rule.FORMAT, "Must be an id in UUID form.");
    }
  }
}
