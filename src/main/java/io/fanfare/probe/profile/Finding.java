package io.fanfare.probe.profile;

import org.jspecify.annotations.Nullable;

/**
 * An answer and what it rests on.
 *
 * @param value null where it is undetermined; several values have commas between them
 * @param evidence what was observed, without ids, tokens or anybody's data
 */
public record Finding(@Nullable String value, Confidence confidence, String evidence) {

  public static Finding certain(Object value, String evidence) {
    return new Finding(String.valueOf(value), Confidence.HIGH, evidence);
  }

  public static Finding likely(Object value, String evidence) {
    return new Finding(String.valueOf(value), Confidence.LOW, evidence);
  }

  public static Finding of(Object value, boolean certain, String evidence) {
    return certain ? certain(value, evidence) : likely(value, evidence);
  }

  public static Finding undetermined(String evidence) {
    return new Finding(null, Confidence.UNDETERMINED, evidence);
  }
}
