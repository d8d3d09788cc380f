package io.fanfare.postgres.naming;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as microseconds since the epoch: what the store keeps, without any rounding of drivers. */
final class Micros {
  private Micros() {}

  /** A column as a whole number. */
  static String of(String column) {
    return "cast(extract(epoch from " + column + ") * 1000000 as bigint)";
  }

  static Instant instant(Object micros) {
    return Instant.EPOCH.plus(((Number) micros).longValue(), ChronoUnit.MICROS);
  }

  static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).toString();
  }
}
