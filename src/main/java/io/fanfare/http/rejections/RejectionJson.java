package io.fanfare.http.rejections;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.rejection.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A rejection as callers see it; every field is always there, null when there is nothing to say.
 *
 * @param accountId null when the row names no account of ours
 * @param row null when nobody can tell which rows are meant
 * @param rows how many rows it is about
 */
@JsonNaming(SnakeCaseStrategy.class)
record RejectionJson(
    @Nullable String accountId,
    @Nullable Long row,
    @Nullable String key,
    String reason,
    @Nullable String message,
    @Nullable Long survivor,
    long rows) {

  static RejectionJson of(Rejection rejection) {
    return new RejectionJson(
        rejection.accountId().isEmpty() ? null : rejection.accountId(),
        rejection.row() == 0 ? null : rejection.row(),
        rejection.key(),
        rejection.reason(),
        rejection.message(),
        rejection.survivor(),
        rejection.rows());
  }
}
