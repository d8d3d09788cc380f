package io.fanfare.explanation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an activity stands that has not ended.
 *
 * @param state the word of its state
 * @param stalled whether it is in flight without the usual progress
 * @param sendBy while it is being sent, the latest moment it may leave; else null
 */
public record Standing(
    UUID id,
    String state,
    boolean stalled,
    Start start,
    @Nullable Instant sendBy,
    Job job,
    Lane lane) {

  /**
   * When it may be sent.
   *
   * @param notBefore null while it is held
   * @param held by what is still to come, null when it is not
   */
  public record Start(@Nullable Instant notBefore, @Nullable Held held) {
    /** Not before a time. */
    public static Start at(Instant time) {
      return new Start(time, null);
    }
  }

  /** What is still to come before it may be sent. */
  public enum Held {
    APPROVAL,
    EARLIER_STEP,
    EARLIER_WAVE,
    NAMES
  }

  /**
   * Its job.
   *
   * @param running false while it is paused or waits for approval
   */
  public record Job(UUID id, boolean running, boolean cancelled, boolean urgent) {}

  /**
   * Its account.
   *
   * @param unresolved the activity that is on the wire or unanswered; null when none is
   * @param parkedUntil null when it is not parked
   * @param look when it is looked at next; null when that is not planned
   */
  public record Lane(
      boolean closed,
      @Nullable UUID unresolved,
      int inFlight,
      @Nullable Instant parkedUntil,
      @Nullable Look look) {}

  /**
   * A planned look.
   *
   * @param soon if nothing waits to be sent by then
   * @param late in any case
   * @param underWay it is being looked at
   */
  public record Look(@Nullable Instant soon, @Nullable Instant late, boolean underWay) {}
}
