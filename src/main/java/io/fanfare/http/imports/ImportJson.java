package io.fanfare.http.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.http.jobs.JobJson;
import io.fanfare.rejection.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The job of an import, and what its rows came to before anything was sent. */
@JsonNaming(SnakeCaseStrategy.class)
public record ImportJson(@JsonUnwrapped JobJson job, RowsJson rows) {

  /**
   * The rows of the file: {@code read} = sent + merged + rejected, where rows for several accounts
   * are sent once to each and count once.
   *
   * @param rejections the first of those merged or rejected; all are at {@code
   *     /v1/jobs/{id}/rejections}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record RowsJson(
      long read, long sent, long merged, long rejected, List<RejectedRowJson> rejections) {}

  /** One that is not sent, or not as a row of its own. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record RejectedRowJson(
      @Nullable String accountId,
      long row,
      @Nullable String key,
      String reason,
      @Nullable String message,
      @Nullable Long survivor) {

    static RejectedRowJson of(Rejection rejection) {
      return new RejectedRowJson(
          rejection.accountId().isEmpty() ? null : rejection.accountId(),
          rejection.row(),
          rejection.key(),
          rejection.reason(),
          rejection.message(),
          rejection.survivor());
    }
  }
}
