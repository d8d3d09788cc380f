package io.fanfare.retry;

import io.fanfare.activity.End;
import io.fanfare.job.JobRequest.Options;
import io.fanfare.operation.reference.Reference;
import io.fanfare.rejection.Tally;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a job whose rows are asked for again. */
public interface RowRetryStore {

  /**
   * A job of which nothing is under way any more: finished, or with nothing left but activities
   * that wait for a person. Fails with RefusedException: {@code not_found}, {@code
   * not_allowed_in_state}.
   */
  Uni<Parent> parent(UUID jobId);

  /** What was kept with a job that retries rows; fails with RefusedException(not_found). */
  Uni<Sorted> sorted(UUID jobId);

  /**
   * The job.
   *
   * @param imports its imports that have ended, by account, step and chunk
   * @param before rows that were rejected before anything was planned
   * @param undecided rows of imports of which a person has to say whether they ran
   * @param finished whether none of its requests will be sent any more
   * @param references the names in its requests
   */
  record Parent(
      UUID id,
      List<Import> imports,
      Tally before,
      long undecided,
      boolean finished,
      Options options,
      Set<Reference> references) {}

  /**
   * An import that has ended.
   *
   * @param reason of its end, null when it has none
   * @param told what its rejections count; nothing where none were written for it
   * @param retried whether another job has taken it over
   */
  record Import(
      UUID id,
      Place place,
      Request request,
      End end,
      @Nullable String reason,
      Tally told,
      boolean retried) {

    /** The rows that were not applied, by reason; where none were written it had none, or all. */
    Tally missing() {
      boolean isTold = !told.rows().isEmpty() || end == End.COMPLETED || end == End.SUPERSEDED;
      return isTold ? told : new Tally(Map.of(word(), (long) request.items()));
    }

    private String word() {
      return reason == null ? end.word() : reason;
    }
  }

  /** Where an import stands in its job. */
  record Place(String accountId, int step, int chunk) {}

  /**
   * The request of an import.
   *
   * @param items rows in it
   * @param seconds how long it was expected to take
   * @param kept whether it is still there
   * @param own whether it is still that job's own
   */
  record Request(UUID payloadId, int items, double seconds, boolean kept, boolean own) {}
}
