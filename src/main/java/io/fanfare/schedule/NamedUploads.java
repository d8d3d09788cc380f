package io.fanfare.schedule;

import io.fanfare.access.Caller;
import io.fanfare.job.JobRequest;
import io.fanfare.job.RowRequests;
import io.fanfare.job.UploadedRows;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Rule;
import io.fanfare.schedule.ScheduleRequests.Wanted;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The uploads that a schedule's jobs take their rows from. */
@ApplicationScoped
public class NamedUploads {
  private final RowRequests rows;

  public NamedUploads(RowRequests rows) {
    this.rows = rows;
  }

  /** Those of all steps. */
  static Set<UUID> of(JobRequest job) {
    return job.steps().stream()
        .map(step -> step.rows())
        .filter(Objects::nonNull)
        .map(UploadedRows::upload)
        .collect(Collectors.toSet());
  }

  /**
   * Fails with RefusedException, {@code unknown_upload} or {@code rule_violated}, unless the job
   * could be made of them now as firings make it: whatever this caller's roles, by an operator.
   */
  Uni<Void> require(Caller by, Wanted wanted, JobRequest job) {
    return Multi.createFrom()
        .range(0, job.steps().size())
        .onItem()
        .transformToUniAndConcatenate(
            step -> require(by, job.steps().get(step).rows(), field(wanted, job, step)))
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> require(Caller by, @Nullable UploadedRows named, String field) {
    return named == null
        ? Uni.createFrom().voidItem()
        : rows.require(by.asOperator(), named)
            .onFailure(RefusedException.class)
            .transform(failure -> placed((RefusedException) failure, field));
  }

  private static RefusedException placed(RefusedException refused, String field) {
    return refused.code() == ProblemCode.UNKNOWN_UPLOAD
        ? RefusedException.of(
            refused.code(), field, Rule.UNKNOWN_UPLOAD, "There is no such upload, or not any more.")
        : JobTemplates.insideJob(refused);
  }

  private static String field(Wanted wanted, JobRequest job, int step) {
    if (wanted.recipe() != null && wanted.recipe().upload() != null) {
      return "body.rows.upload";
    }
    return job.steps().size() == 1 ? "job.upload" : "job.steps[" + step + "].upload";
  }
}
