package io.fanfare.constantcontact;

import io.fanfare.constantcontact.token.AccessToken;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way, which knows whether it has left. A connection asks {@link #departs()} at the
 * moment before it writes; from then on, and only then, the vendor may have the request. The
 * deadline may give the call up at any time, on another thread; whoever comes first decides.
 */
final class Attempt {

  private enum Stage {
    WAITING,
    DEPARTED,
    SLOT_MISSED,
    GIVEN_UP
  }

  private final BooleanSupplier mayLeave;
  private final AccessToken token;
  private final byte @Nullable [] body;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

  /**
   * A call that is still here.
   *
   * @param body null for a call without one
   */
  Attempt(Slot slot, AccessToken token, byte @Nullable [] body) {
    this(slot::isUsable, token, body);
  }

  /**
   * A call that leaves by other leave than a slot's.
   *
   * @param mayLeave asked once, immediately before it is written
   * @param body null for a call without one
   */
  Attempt(BooleanSupplier mayLeave, AccessToken token, byte @Nullable [] body) {
    this.mayLeave = mayLeave;
    this.token = token;
    this.body = body;
  }

  AccessToken token() {
    return token;
  }

  byte @Nullable [] body() {
    return body;
  }

  /** Whether the request may be written now; asked once, immediately before it is. */
  boolean departs() {
    Stage next = mayLeave.getAsBoolean() ? Stage.DEPARTED : Stage.SLOT_MISSED;
    return stage.compareAndSet(Stage.WAITING, next) && next == Stage.DEPARTED;
  }

  /** What the call's failure means. */
  Verdict failed(Throwable failure) {
    return departed()
        ? new Verdict.Unanswered(isTooLarge(failure) ? "answer_too_large" : "reset")
        : new Verdict.NotSent(missed() ? Verdict.NotSent.SLOT_MISSED : "no_connection");
  }

  /** The deadline has passed: the call will not leave any more. */
  Verdict timedOut() {
    stage.compareAndSet(Stage.WAITING, Stage.GIVEN_UP);
    return departed()
        ? new Verdict.Unanswered("timeout")
        : new Verdict.NotSent(missed() ? Verdict.NotSent.SLOT_MISSED : "no_connection");
  }

  private boolean departed() {
    return stage.get() == Stage.DEPARTED;
  }

  private boolean missed() {
    return stage.get() == Stage.SLOT_MISSED;
  }

  private static boolean isTooLarge(Throwable failure) {
    return failure instanceof AnswerTooLargeException
        || failure.getCause() instanceof AnswerTooLargeException;
  }

  /** More bytes came than are read. */
  static final class AnswerTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerTooLargeException() {
      super("The answer is larger than max-answer-bytes", null, false, false);
    }
  }
}
