package io.fanfare.http.exports;

import io.fanfare.activity.ActivityView;
import io.fanfare.exports.ExportStore;
import io.fanfare.exports.FileStanding;
import io.fanfare.exports.KeptFile;
import io.fanfare.job.JobStore;
import io.fanfare.operation.BulkOperation;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The file of one export, written as a job's files are. */
@ApplicationScoped
class ActivityExport {
  private static final String EXPORT = BulkOperation.CONTACT_EXPORTS.id();

  private final JobStore jobs;
  private final ExportStore store;
  private final FileCsv csv;

  ActivityExport(JobStore jobs, ExportStore store, FileCsv csv) {
    this.jobs = jobs;
    this.store = store;
    this.csv = csv;
  }

  /** Whether the activity is an export; false too when there is none with that id. */
  Uni<Boolean> isOne(UUID activityId) {
    return jobs.activity(activityId)
        .map(activity -> activity.operation().equals(EXPORT))
        .onFailure(RefusedException.class)
        .recoverWithItem(false);
  }

  /**
   * The activity's file. Fails with RefusedException: {@code not_found} when none is kept, {@code
   * not_allowed_in_state} while it is still to come.
   */
  Uni<KeptFile> ready(UUID activityId) {
    return jobs.activity(activityId)
        .chain(
            activity ->
                store.standing(activityId).invoke(standing -> requireHere(activity, standing)))
        .chain(() -> store.file(activityId))
        .onItem()
        .ifNull()
        .failWith(
            () ->
                RefusedException.of(
                    ProblemCode.NOT_FOUND, "No file of this activity is kept, or not any more."));
  }

  /** The CSV; see {@link FileCsv#lines}. */
  Multi<byte[]> lines(KeptFile file, boolean safe) {
    Columns columns = new Columns();
    columns.add(csv.header(file));
    return csv.lines(Multi.createFrom().item(file), columns, safe);
  }

  private static void requireHere(ActivityView activity, @Nullable FileStanding standing) {
    boolean isToCome =
        standing == null
            ? activity.operation().equals(EXPORT) && activity.times().endedAt() == null
            : standing.state().equals("waiting");
    if (isToCome) {
      throw RefusedException.of(
          ProblemCode.NOT_ALLOWED_IN_STATE, "The file of this export is still to come.");
    }
  }
}
