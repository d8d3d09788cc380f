package io.fanfare.http.exports;

import io.fanfare.exports.ExportStore;
import io.fanfare.exports.ExportStore.Counts;
import io.fanfare.exports.KeptFile;
import io.fanfare.job.JobState;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobView;
import io.fanfare.operation.BulkOperation;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All files of a job as one. Headers are read first, then records. */
@ApplicationScoped
class JobExports {
  private static final int PAGE = 100;
  private static final String EXPORT = BulkOperation.CONTACT_EXPORTS.id();

  private final JobStore jobs;
  private final ExportStore store;
  private final FileCsv csv;

  JobExports(JobStore jobs, ExportStore store, FileCsv csv) {
    this.jobs = jobs;
    this.store = store;
    this.csv = csv;
  }

  /**
   * The columns of the job's files. Fails with RefusedException: {@code not_found} when nothing is
   * kept, {@code not_allowed_in_state} while files are still to come, unless those that are here
   * will do.
   */
  Uni<Columns> ready(UUID jobId, boolean partial) {
    return jobs.find(jobId)
        .chain(job -> store.counts(jobId).invoke(counts -> require(job, counts, partial)))
        .chain(() -> columns(jobId));
  }

  /** Whether the job's results are files: it is an export, or has one among its steps. */
  Uni<Boolean> hasFiles(UUID jobId) {
    return jobs.find(jobId)
        .chain(
            job ->
                job.operation().equals(EXPORT)
                    ? Uni.createFrom().item(true)
                    : store.counts(jobId).map(Counts::any))
        .onFailure(RefusedException.class)
        .recoverWithItem(false);
  }

  /** The CSV; see {@link FileCsv#lines}. */
  Multi<byte[]> lines(UUID jobId, Columns columns, boolean safe) {
    return csv.lines(files(jobId), columns, safe);
  }

  private Uni<Columns> columns(UUID jobId) {
    return files(jobId).onItem().transform(csv::header).collect().in(Columns::new, Columns::add);
  }

  private Multi<KeptFile> files(UUID jobId) {
    AtomicReference<@Nullable KeptFile> after = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> store.kept(jobId, after.get(), PAGE))
        .whilst(page -> advance(page, after))
        .onItem()
        .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page));
  }

  private static boolean advance(List<KeptFile> page, AtomicReference<@Nullable KeptFile> after) {
    if (page.size() < PAGE) {
      return false;
    }
    after.set(page.get(page.size() - 1));
    return true;
  }

  private static void require(JobView job, Counts counts, boolean partial) {
    boolean whole = job.state().state() == JobState.FINISHED && counts.waiting() == 0;
    if (!whole && !partial) {
      throw RefusedException.of(
          ProblemCode.NOT_ALLOWED_IN_STATE,
          "Files are still to come; with partial=true those that are here are given.");
    }
    if (counts.kept() == 0) {
      throw RefusedException.of(
          ProblemCode.NOT_FOUND, "No file of this job is kept, or not any more.");
    }
  }
}
