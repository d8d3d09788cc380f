package io.fanfare.probe;

import io.fanfare.probe.SizeExperiment.Step;
import io.fanfare.probe.profile.Finding;
import io.fanfare.probe.profile.Question;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What large imports' answers say of the vendor's limit. Pure.
 *
 * @param flawed the answer to a small import whose last row is at fault
 * @param sound the answer to one whose rows are not
 */
record SizeInference(Seen flawed, Seen sound) {
  private static final int DECIMAL = 4_000_000;
  private static final int BINARY = 4 * 1024 * 1024;

  /** How far one import was read. */
  enum Reading {
    WHOLE,
    CUT,
    REFUSED,
    UNCLEAR
  }

  /** Whether the vendor refuses such imports, whatever it reads of them. */
  boolean isSafe() {
    return isRefused(flawed) && isRefused(sound);
  }

  Reading reading(Seen large) {
    if (!isRefused(large) && large.status() < 500) {
      return Reading.UNCLEAR;
    }
    if (large.print().equals(flawed.print())) {
      return flawed.print().equals(sound.print()) ? Reading.UNCLEAR : Reading.WHOLE;
    }
    return large.print().equals(sound.print()) ? Reading.CUT : Reading.REFUSED;
  }

  Map<Question, Finding> findings(Map<Step, Reading> readings) {
    String evidence =
        isSafe() ? evidence(readings) : "such an import is not refused: none was sent";
    Step last = last(readings);
    boolean above = last != null && isAbove(readings.get(last));
    if (last == Step.OUTER_BETWEEN && readings.get(last) != Reading.UNCLEAR) {
      return both(above ? DECIMAL : BINARY, "outer", evidence);
    }
    if (last == Step.INNER_BETWEEN && above) {
      return both(DECIMAL, "inner", evidence);
    }
    return last == Step.INNER_ABOVE_BOTH && above
        ? both(BINARY, "inner", evidence)
        : Map.of(
            Question.SIZE_LIMIT, Finding.undetermined(evidence),
            Question.SIZE_COUNTED, Finding.undetermined(evidence));
  }

  private static Map<Question, Finding> both(int bytes, String counted, String evidence) {
    return Map.of(
        Question.SIZE_LIMIT, Finding.certain(bytes, evidence),
        Question.SIZE_COUNTED, Finding.certain(counted, evidence));
  }

  private static @Nullable Step last(Map<Step, Reading> readings) {
    return readings.keySet().stream().reduce((one, next) -> next).orElse(null);
  }

  private static boolean isAbove(Reading reading) {
    return reading == Reading.CUT || reading == Reading.REFUSED;
  }

  private static boolean isRefused(Seen seen) {
    return seen.status() >= 400 && seen.status() < 500 && seen.status() != 429;
  }

  private static String evidence(Map<Step, Reading> readings) {
    return readings.entrySet().stream()
        .map(
            each ->
                "%,d inner and %,d outer bytes %s"
                    .formatted(
                        each.getKey().size().inner(),
                        each.getKey().size().outer(),
                        each.getValue().name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining("; "));
  }
}
