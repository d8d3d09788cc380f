package io.fanfare.job;

import io.fanfare.job.JobStore.Payload;
import io.fanfare.operation.reference.Reference;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds what of a job can be asked for again. */
public interface RetryStore {

  /**
   * What of a finished job did not end well. Fails with RefusedException: {@code not_found}, {@code
   * not_allowed_in_state} before it has finished, {@code no_accounts} when all of it ended well,
   * {@code request_gone} when its requests are not kept any more or have gone to another retry.
   */
  Uni<Failed> failed(UUID jobId);

  /**
   * What did not end well.
   *
   * @param steps those in which something failed, without requests: these are kept
   * @param payloads one for each activity, for its account alone; an account begins with the step
   *     that failed in it
   * @param references the names in the job's requests
   * @param activities their ids, by account
   */
  record Failed(
      List<Step> steps,
      JobRequest.Options options,
      List<Payload> payloads,
      Set<Reference> references,
      Map<String, Set<UUID>> activities) {

    /** Those of some accounts. */
    Set<UUID> of(Set<String> accountIds) {
      return activities.entrySet().stream()
          .filter(one -> accountIds.contains(one.getKey()))
          .flatMap(one -> one.getValue().stream())
          .collect(Collectors.toSet());
    }
  }
}
