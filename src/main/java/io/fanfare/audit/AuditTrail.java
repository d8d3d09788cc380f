package io.fanfare.audit;

import io.fanfare.access.Caller;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trail. Stores note what they do in the transaction that does it. A call to the vendor has no
 * transaction of ours: one that cannot be taken back is noted before it is made ({@link #note}), so
 * that the trail may tell of a call that failed but never lacks one that was made; one that can be
 * repeated is noted when it has been made ({@link #noteMade}), so that the trail tells of what is.
 */
public interface AuditTrail {

  /** Adds an entry; fails when it cannot be kept, and then nothing may be done. */
  Uni<Void> note(Caller caller, Action action, String subject);

  /**
   * Makes a change at the vendor and notes it when it was made, or may have been. Fails as the
   * change does; also when it was made and the entry cannot be kept: then it is to be repeated.
   *
   * @param change may be made again
   */
  default <T> Uni<T> noteMade(Caller caller, Action action, String subject, Uni<T> change) {
    return change
        .onFailure(AuditTrail::mayHaveRun)
        .call(() -> note(caller, action, subject))
        .call(() -> note(caller, action, subject));
  }

  private static boolean mayHaveRun(Throwable failure) {
    return failure instanceof RefusedException refused
        && refused.code() == ProblemCode.VENDOR_UNANSWERED;
  }

  /** Up to {@code limit} entries behind {@code after}, the latest first; null from the latest. */
  Uni<List<Entry>> list(Wanted wanted, @Nullable Long after, int limit);

  /** Deletes entries older than {@code age}, 30 days or more; answers how many. */
  Uni<Integer> purge(Duration age);

  /**
   * One entry.
   *
   * @param number grows with every entry
   * @param caller the name of who did it
   */
  record Entry(long number, Instant at, String caller, Action action, String subject) {}

  /** Which entries are wanted; null for any. */
  record Wanted(@Nullable String subject, @Nullable String caller, @Nullable Action action) {}
}
