package io.fanfare.activity;

import io.fanfare.payload.Sealed;
import io.fanfare.vendor.Reason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one account, as it was read from the store.
 *
 * @param version the store's count of changes; a transition is kept only while it still holds
 * @param attempts how often it was claimed for sending
 */
public record Activity(
    UUID id, Target target, Work work, ActivityState state, int version, int attempts) {

  /** Whose it is. */
  public record Target(UUID jobId, String accountId) {}

  /**
   * What is to be done.
   *
   * @param operation {@code add_list_memberships}, ..., or {@code api_request}
   * @param payloadId where the sealed request lies
   * @param keepResult whether the caller asked for the answer
   */
  public record Work(String operation, UUID payloadId, boolean keepResult) {}

  /** This activity with {@code next} as its state and nothing else told. */
  public Transition to(ActivityState next) {
    return new Transition(this, next, ActivityEvents.of(this, next), Effects.NONE);
  }

  /**
   * What a transition leaves behind besides the state.
   *
   * @param calls calls to the vendor that it cost
   * @param result the sealed answer or export, null when there is none
   * @param errors the sealed row errors, null when there are none
   */
  public record Effects(int calls, @Nullable Sealed result, @Nullable Sealed errors) {
    public static final Effects NONE = new Effects(0, null, null);

    /** Only calls. */
    public static Effects calls(int calls) {
      return new Effects(calls, null, null);
    }
  }

  /** A reason's word, or null. */
  static @Nullable String word(@Nullable Reason reason) {
    return reason == null ? null : reason.word();
  }
}
