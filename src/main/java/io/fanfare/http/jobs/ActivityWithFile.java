package io.fanfare.http.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.exports.FileStanding;
import org.jspecify.annotations.Nullable;

/**
 * An activity and the file that it left.
 *
 * @param file null for anything but an export that completed and whose job keeps results
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ActivityWithFile(@JsonUnwrapped ActivityJson activity, @Nullable FileJson file) {
  /**
   * How it stands with a file.
   *
   * @param state {@code waiting}, {@code kept}, {@code lost} or {@code deleted}
   * @param cause why it was lost, or why the last try failed
   * @param records without the header, null before it is kept
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record FileJson(
      String state,
      int attempts,
      @Nullable String cause,
      @Nullable Long records,
      @Nullable Long bytes) {}

  static ActivityWithFile of(ActivityJson activity, @Nullable FileStanding file) {
    return new ActivityWithFile(
        activity,
        file == null
            ? null
            : new FileJson(
                file.state(), file.attempts(), file.cause(), file.records(), file.bytes()));
  }
}
