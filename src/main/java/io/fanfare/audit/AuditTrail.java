package io.fanfare.audit;

import io.fanfare.access.Caller;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trail. Stores note what they do in the transaction that does it; {@link #note} is for what
 * has no transaction of ours, such as a call to the vendor: that is noted before it is made, so
 * that the trail may tell of a call that failed but never lacks one that was made.
 */
public interface AuditTrail {

  /** Adds an entry; fails when it cannot be kept, and then nothing may be done. */
  Uni<Void> note(Caller caller, Action action, String subject);

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
