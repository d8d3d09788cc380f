package io.fanfare.unsubscribed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import whose unsubscribed contacts are to be found.
 *
 * @param owner whoever claimed it: only they may end it
 * @param boxId the rejections that stand for its rows until then
 * @param contacts how many there are, by the vendor's count
 * @param reads the most look-ups to spend
 * @param window when it ran
 * @param standing whether it can go on
 */
public record Check(
    Import of, UUID owner, UUID boxId, long contacts, int reads, Window window, Standing standing) {

  /** The import. */
  public record Import(UUID activityId, UUID jobId, String accountId, UUID payloadId, int items) {}

  /**
   * When the import ran, by the vendor's clock.
   *
   * @param since it had not begun before
   * @param until it was over by then; null when the vendor did not say
   */
  public record Window(Instant since, @Nullable Instant until) {}

  /**
   * How it stands with the check.
   *
   * @param attempts how often it was broken off
   * @param permitted whether the account is active and within the scope of the job's caller
   * @param kept whether the rows of the import are still there
   * @param late whether its time is over
   */
  public record Standing(int attempts, boolean permitted, boolean kept, boolean late) {}
}
