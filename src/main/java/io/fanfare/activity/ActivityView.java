package io.fanfare.activity;

import io.fanfare.vendor.Counters;
import java.time.Instant;
import java.util.List;
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
   * @param names those that stood for nothing in the account, when that is the reason
   */
  public record Outcome(
      @Nullable String reason,
      Counters counters,
      int attempts,
      int calls,
      boolean hasResult,
      List<Name> names) {}

  /**
   * A name in a request.
   *
   * @param kind {@code list}, {@code tag} or {@code custom_field}
   */
  public record Name(String kind, String name) {}
}
