package io.fanfare.activity;

import io.fanfare.payload.Sealed;
import io.fanfare.vendor.Reason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one account, as it was read from the store.
 *
 * @param version the store's count of changes; a transition is kept only while it still holds
 * @param attempts how often it was claimed for sending, not counting when it certainly never left
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
  public record Work(String operation, UUID payloadId, boolean keepResult, Traits traits) {}

  /**
   * What its planning depends on.
   *
   * @param items rows or ids in the request, 1 or more; the size by which durations are learned
   * @param priority 0 to 9, the job's
   * @param onUnknown what to do when its answer never comes
   */
  public record Traits(int items, int priority, OnUnknown onUnknown) {
    /** From this priority on. */
    public static final int URGENT = 8;

    /** Whether it may use the calls of the day that are kept back for urgent work. */
    public boolean isUrgent() {
      return priority >= URGENT;
    }
  }

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
   * @param look when to look at its account for it; null leaves the account's times as they are
   * @param rows what it says about the rows of its request
   * @param file the vendor's id of a file that is to be fetched, null when there is none
   */
  public record Effects(
      int calls,
      @Nullable Sealed result,
      @Nullable Sealed errors,
      @Nullable LookTimes look,
      RowEffects rows,
      @Nullable String file) {
    public static final Effects NONE = new Effects(0, null, null, null, RowEffects.NONE, null);

    /** Only calls. */
    public static Effects calls(int calls) {
      return new Effects(calls, null, null, null, RowEffects.NONE, null);
    }

    /** The same and a result. */
    public Effects withResult(Sealed kept) {
      return new Effects(calls, kept, errors, look, rows, file);
    }

    /** The same and row errors. */
    public Effects withErrors(@Nullable Sealed kept) {
      return new Effects(calls, result, kept, look, rows, file);
    }

    /** The same and a time to look. */
    public Effects withLook(LookTimes times) {
      return new Effects(calls, result, errors, times, rows, file);
    }

    /** The same and what it says about rows. */
    public Effects withRows(RowEffects about) {
      return new Effects(calls, result, errors, look, about, file);
    }

    /** The same and a file to fetch. */
    public Effects withFile(@Nullable String fileId) {
      return new Effects(calls, result, errors, look, rows, fileId);
    }
  }

  /** A reason's word, or null. */
  static @Nullable String word(@Nullable Reason reason) {
    return reason == null ? null : reason.word();
  }
}
