package io.fanfare.rows;

import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in any of several chunks, with the rows' numbers in the caller's own file. Not
 * thread-safe: one file, one of these.
 */
final class RowRefusals {
  private static final int LISTED = 200;
  private static final Pattern ROW = Pattern.compile("request\\.import_data\\[(\\d+)](.*)");
  private static final String REQUEST = "request.";

  private final Set<Violation> violations = new LinkedHashSet<>();
  private @Nullable ProblemCode gravest;

  /** Runs the check of a chunk and notes its refusal. */
  void collect(int firstRow, Runnable check) {
    try {
      check.run();
    } catch (RefusedException refused) {
      gravest = gravest == null || refused.code().compareTo(gravest) < 0 ? refused.code() : gravest;
      refused.violations().forEach(violation -> violations.add(renamed(violation, firstRow)));
    }
  }

  /** Throws RefusedException when any chunk was refused. */
  void refuseIfAny() {
    if (gravest != null) {
      List<Violation> listed = violations.stream().limit(LISTED).toList();
      throw RefusedException.of(gravest, listed);
    }
  }

  private static Violation renamed(Violation violation, int firstRow) {
    String field = field(violation.field(), firstRow);
    return new Violation(field, violation.rule(), violation.limit(), violation.message());
  }

  private static String field(String field, int firstRow) {
    Matcher row = ROW.matcher(field);
    if (row.matches()) {
      return "rows[" + (firstRow + Integer.parseInt(row.group(1))) + "]" + row.group(2);
    }
    return field.startsWith(REQUEST) ? field.substring(REQUEST.length()) : field;
  }
}
