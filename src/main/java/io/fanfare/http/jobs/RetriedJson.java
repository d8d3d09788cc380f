package io.fanfare.http.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.retry.Sorted;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that asks again for what of another did not end well.
 *
 * @param rows what became of the other job's rows; null when whole accounts are retried
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RetriedJson(@JsonUnwrapped JobJson job, @Nullable RetriedRowsJson rows) {

  /**
   * The rows of a job that did not make it, by what another try means for them.
   *
   * @param taken how many are sent again
   * @param notTaken how many are not, by a stable word for why
   * @param message the same in words
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record RetriedRowsJson(long taken, Map<String, Long> notTaken, String message) {

    static RetriedRowsJson of(Sorted sorted) {
      return new RetriedRowsJson(sorted.taken(), sorted.notTaken(), sorted.message());
    }
  }
}
