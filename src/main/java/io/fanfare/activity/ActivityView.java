package io.fanfare.activity;

import io.fanfare.vendor.Counters;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as the API shows it, ended or not.
 *
 * @param state the word of its state
 */
public record ActivityView(
    UUID id,
    Activity.Target target,
    Part part,
    String state,
    Remote remote,
    Times times,
    Outcome outcome) {

  /** The word of its operation. */
  public String operation() {
    return part.operation();
  }

  /**
   * Its part in the job.
   *
   * @param step from 0
   * @param wave from 0
   */
  public record Part(String operation, int step, int wave) {}

  /** What the vendor reported last. */
  public record Remote(
      @Nullable String remoteId,
      @Nullable String remoteState,
      @Nullable Integer percent,
      boolean stalled) {}

  /** When what happened; null when it did not. */
  public record Times(
      Instant plannedAt,
      @Nullable Instant submittingAt,
      @Nullable Instant acceptedAt,
      @Nullable Instant endedAt,
      @Nullable Instant notBefore) {}

  /**
   * How it went.
   *
   * @param reason null unless it did not complete by itself
   * @param calls calls to the vendor that sending it cost
   */
  public record Outcome(
      @Nullable String reason, Counters counters, int attempts, int calls, boolean hasResult) {}
}
