package io.fanfare.postgres.prediction;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Columns of untyped rows, as Hibernate Reactive gives them. */
final class Columns {
  private Columns() {}

  /** A {@code timestamptz}; null for null. */
  static @Nullable Instant instant(@Nullable Object column) {
    return column == null ? null : ((OffsetDateTime) column).toInstant();
  }

  static Number number(Object column) {
    return (Number) column;
  }
}
