package io.fanfare.http.rejections;

import io.fanfare.job.JobStore;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.rejection.Rejection;
import io.fanfare.rejection.RejectionBox;
import io.fanfare.rejection.RejectionBoxes;
import io.fanfare.rejection.RejectionStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A job's rejections, read a few boxes at a time and opened one at a time, so that many need no
 * more memory than few.
 */
@ApplicationScoped
class RejectionPages {
  private static final int PAGE = 8;

  private final JobStore jobs;
  private final RejectionStore store;
  private final RejectionBoxes boxes;

  RejectionPages(JobStore jobs, RejectionStore store, RejectionBoxes boxes) {
    this.jobs = jobs;
    this.store = store;
    this.boxes = boxes;
  }

  /**
   * Completes when the job's rejections can be read; fails with RefusedException(not_found) while
   * an answer with a status is possible, since no rows would look as if none had been rejected.
   */
  Uni<Void> require(UUID jobId, @Nullable String accountId) {
    return jobs.find(jobId)
        .chain(job -> store.page(jobId, accountId, null, 1))
        .invoke(RejectionPages::refuseWhenDeleted)
        .replaceWithVoid();
  }

  /** What the boxes hold, by account and then by row; each set is one box. */
  Multi<List<Rejection>> sets(UUID jobId, @Nullable String accountId) {
    AtomicReference<@Nullable RejectionBox> after = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> store.page(jobId, accountId, after.get(), PAGE))
        .whilst(page -> advance(page, after))
        .onItem()
        .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page))
        .onItem()
        .transform(boxes::open);
  }

  private static void refuseWhenDeleted(List<RejectionBox> first) {
    if (!first.isEmpty() && first.get(0).box() == null) {
      throw RefusedException.of(
          ProblemCode.NOT_FOUND, "The rejections of this job were deleted after their retention.");
    }
  }

  private static boolean advance(
      List<RejectionBox> page, AtomicReference<@Nullable RejectionBox> after) {
    if (page.size() < PAGE) {
      return false;
    }
    after.set(page.get(page.size() - 1));
    return true;
  }
}
