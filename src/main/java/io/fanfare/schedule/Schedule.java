package io.fanfare.schedule;

import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.approval.Approval;
import io.fanfare.payload.Sealed;
import io.fanfare.schedule.timing.NextFirings;
import io.fanfare.schedule.timing.Terms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is kept.
 *
 * @param name 1 to 60 characters out of a-z, 0-9 and -
 * @param missed null while every firing has been made or has its turn to come
 * @param changedAt when its terms or its work were last put; equal to {@code createdAt} at first
 */
public record Schedule(
    String name,
    Terms terms,
    Work work,
    State state,
    @Nullable Missed missed,
    Instant createdAt,
    Instant changedAt) {

  /**
   * Firings that nobody was there for and that are left out for good.
   *
   * @param count since it was created, 1 or more; of one absence as far as they are counted
   * @param lastPlannedAt when the last of them should have been
   */
  public record Missed(long count, Instant lastPlannedAt) {}

  /** What it does when it fires. */
  public sealed interface Work {

    /**
     * It makes a job.
     *
     * @param operation the word of the job's (first) operation
     * @param scope of whoever put it: its jobs stay within
     * @param box the sealed {@link Recipe}: a job's body may hold contact data
     */
    record Job(String operation, Scope scope, Sealed box, Consent consent) implements Work {}

    /** It reads the vendor's list of managed accounts. There is one such, and it stays. */
    record DirectorySync() implements Work {}
  }

  /**
   * Whose it is. Whoever puts it anew begins anew: an approval is for one body and one time.
   *
   * @param destructive whether its jobs remove things
   * @param putBy the caller's name
   * @param given by somebody else, null when nobody has approved it
   */
  public record Consent(boolean destructive, String putBy, Approval.@Nullable Given given) {

    /** Of one that was just put. */
    static Consent fresh(boolean destructive, Caller by) {
      return new Consent(destructive, by.name(), null);
    }
  }

  /** Where it is. */
  public sealed interface State {

    /** It fires. */
    record Active(Instant nextAt) implements State {}

    /** It does not fire until it is put without {@code paused}. */
    record Paused() implements State {}

    /** It has no firing left. */
    record Over() implements State {}
  }

  /** When it fires next, null when it does not. */
  public @Nullable Instant nextAt() {
    return state instanceof State.Active active ? active.nextAt() : null;
  }

  /** Up to {@code most} times at which it will fire after {@code now}. */
  public List<Instant> upcoming(Instant now, int most) {
    return state instanceof State.Active ? NextFirings.of(terms).next(now, most) : List.of();
  }

  /** Whether it belongs to the deployment and cannot be deleted. */
  public boolean builtIn() {
    return work instanceof Work.DirectorySync;
  }
}
