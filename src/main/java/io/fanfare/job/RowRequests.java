package io.fanfare.job;

import io.fanfare.access.Caller;
import io.fanfare.job.JobStore.Payload;
import io.fanfare.operation.reference.Reference;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes the requests of steps whose rows come from an upload. */
public interface RowRequests {

  /**
   * Keeps the requests of a job that is about to be made, and the rejections of rows that are in
   * none of them. Fails with RefusedException, {@code unknown_upload}, {@code overloaded}, or
   * {@code rule_violated} when no row is left to send; then nothing of it stays.
   */
  Uni<Prepared> prepare(Order order);

  /** The same answer, and nothing is kept. */
  Uni<Prepared> count(Order order);

  /**
   * Fails with RefusedException, {@code unknown_upload} or {@code rule_violated}, where {@link
   * #prepare} would for this caller before it reads a row.
   */
  Uni<Void> require(Caller by, UploadedRows rows);

  /** Deletes what was kept for a job that was never made; of one that was, nothing. */
  Uni<Void> discard(UUID jobId);

  /**
   * What is to be made.
   *
   * @param by who asks: an upload that is not for them is as one that is not there
   * @param step of the job
   * @param targets the active accounts that the job is for
   * @param targetsAll whether these are all there are, not chosen ones
   */
  record Order(
      UUID jobId,
      Caller by,
      int step,
      UploadedRows rows,
      Set<String> targets,
      boolean targetsAll) {}

  /**
   * What a job must know of requests that are kept.
   *
   * @param payloads without boxes, those of one account in the order of its rows
   * @param references the names in all of them
   */
  record Prepared(List<Payload> payloads, Set<Reference> references) {}
}
