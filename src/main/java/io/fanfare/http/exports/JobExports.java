package io.fanfare.http.exports;

import io.fanfare.exports.ExportStore;
import io.fanfare.exports.ExportStore.Counts;
import io.fanfare.exports.KeptFile;
import io.fanfare.http.OffLoop;
import io.fanfare.job.JobState;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobView;
import io.fanfare.operation.BulkOperation;
import io.fanfare.payload.Vault;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All files of a job as one, opened a part at a time. Headers are read first, then records. */
@ApplicationScoped
class JobExports {
  private static final int PAGE = 100;
  private static final String EXPORT = BulkOperation.CONTACT_EXPORTS.id();

  private final JobStore jobs;
  private final ExportStore store;
  private final Vault vault;
  private final OffLoop offLoop;

  JobExports(JobStore jobs, ExportStore store, Vault vault, OffLoop offLoop) {
    this.jobs = jobs;
    this.store = store;
    this.vault = vault;
    this.offLoop = offLoop;
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

  /** The CSV, in pieces of whole lines; a file that is deleted meanwhile ends where it was. */
  Multi<byte[]> lines(UUID jobId, Columns columns, boolean safe) {
    StringBuilder header = new StringBuilder();
    Csv.write(header, columns.header(), safe);
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(bytes(header)),
            files(jobId)
                .onItem()
                .transformToMultiAndConcatenate(file -> parts(file, columns, safe)));
  }

  private Multi<byte[]> parts(KeptFile file, Columns columns, boolean safe) {
    int[] places = columns.places(header(file));
    int width = columns.header().size();
    return Multi.createFrom()
        .range(0, file.parts())
        .onItem()
        .transformToUniAndConcatenate(
            part ->
                store
                    .part(file.activityId(), part)
                    .chain(
                        box ->
                            offLoop.run(
                                () -> {
                                  byte[] plain =
                                      vault.open(KeptFile.partOwner(file.activityId(), part), box);
                                  return lines(file, plain, places, width, safe);
                                }))
                    .onFailure(RefusedException.class)
                    .recoverWithNull());
  }

  private static byte[] lines(KeptFile file, byte[] part, int[] places, int width, boolean safe) {
    StringBuilder lines = new StringBuilder(part.length * 2);
    for (List<String> record : Csv.records(part)) {
      String[] line = new String[width];
      Arrays.fill(line, "");
      line[0] = file.accountId();
      for (int i = 0; i < record.size() && i < places.length; i++) {
        line[places[i]] = record.get(i) == null ? "" : record.get(i);
      }
      Csv.write(lines, Arrays.asList(line), safe);
    }
    return bytes(lines);
  }

  private Uni<Columns> columns(UUID jobId) {
    return files(jobId).onItem().transform(this::header).collect().in(Columns::new, Columns::add);
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

  private List<String> header(KeptFile file) {
    byte[] plain = vault.open(KeptFile.headerOwner(file.activityId()), file.header());
    List<List<String>> records = Csv.records(plain);
    return records.isEmpty() ? List.of() : records.get(0);
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

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
