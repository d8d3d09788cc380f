package io.fanfare.http.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.activity.ActivityView;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobView;
import io.fanfare.payload.PayloadStore;
import io.fanfare.payload.Vault;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A job's kept answers, read a page at a time and opened one at a time, so that a large job needs
 * no more memory than a small one.
 */
@ApplicationScoped
class JobResults {
  private static final int PAGE = 100;

  private final JobStore store;
  private final PayloadStore payloads;
  private final Vault vault;

  JobResults(JobStore store, PayloadStore payloads, Vault vault) {
    this.store = store;
    this.payloads = payloads;
    this.vault = vault;
  }

  /** The job; fails with RefusedException(not_found), while an answer with a status is possible. */
  Uni<JobView> require(UUID jobId) {
    return store.find(jobId);
  }

  /** A line for each activity whose answer is there, by id. */
  Multi<ObjectNode> lines(UUID jobId) {
    AtomicReference<@Nullable UUID> after = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(() -> store.activities(jobId, null, after.get(), PAGE))
        .whilst(page -> advance(page, after))
        .onItem()
        .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page))
        .select()
        .where(activity -> activity.outcome().hasResult())
        .onItem()
        .transformToUniAndConcatenate(this::line);
  }

  /** One whose answer was deleted meanwhile is left out. */
  private Uni<ObjectNode> line(ActivityView activity) {
    return payloads
        .result(activity.id())
        .map(box -> vault.open(activity.id().toString(), box))
        .map(answer -> ResultLine.of(activity, answer))
        .onFailure(RefusedException.class)
        .recoverWithNull();
  }

  private static boolean advance(List<ActivityView> page, AtomicReference<@Nullable UUID> after) {
    if (page.size() < PAGE) {
      return false;
    }
    after.set(page.get(page.size() - 1).id());
    return true;
  }
}
