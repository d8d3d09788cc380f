package io.fanfare.exports;

import io.fanfare.payload.Sealed;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the files of exports. A file is noted, as waiting, in the transaction that ends its
 * activity. Each method is one transaction.
 */
public interface ExportStore {

  /**
   * Claims up to {@code limit} waiting files that are due. Nobody else gets them for {@code lease};
   * after that, unless something was said of them, they are due again.
   */
  Uni<List<ExportFile>> claimDue(int limit, Duration lease);

  /** Keeps a part, in place of one with its number that an earlier try left. */
  Uni<Void> keepPart(UUID activityId, int part, Sealed box);

  /** The whole file is here; parts beyond its last, which an earlier try left, are gone. */
  Uni<Void> kept(UUID activityId, Sealed header, Fetched fetched);

  /** It is due again after the pause; {@code failed} tries count. */
  Uni<Void> later(UUID activityId, Duration pause, @Nullable String cause, boolean failed);

  /** It will not come; what an earlier try left is gone. */
  Uni<Void> lost(UUID activityId, String cause);

  /** How many files of the job are in each state. */
  Uni<Counts> counts(UUID jobId);

  /** The job's kept files by account, from behind {@code after}. */
  Uni<List<KeptFile>> kept(UUID jobId, @Nullable KeptFile after, int limit);

  /** The activity's file, null unless it is kept. */
  Uni<@Nullable KeptFile> file(UUID activityId);

  /** A part; fails with RefusedException(not_found) when it was deleted meanwhile. */
  Uni<Sealed> part(UUID activityId, int part);

  /** How it stands with an activity's file, null when none was ever asked for. */
  Uni<@Nullable FileStanding> standing(UUID activityId);

  /** Deletes the contents of a set of files kept longer ago than {@code retention}. */
  Uni<Integer> purge(Duration retention);

  /**
   * A file that was read to its end.
   *
   * @param records without the header
   */
  record Fetched(int parts, long records, long bytes) {}

  /** Files of a job by state. */
  record Counts(long waiting, long kept, long lost, long deleted) {
    /** Whether the job has any. */
    public boolean any() {
      return waiting + kept + lost + deleted > 0;
    }
  }
}
