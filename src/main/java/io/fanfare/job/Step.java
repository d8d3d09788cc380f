package io.fanfare.job;

import io.fanfare.operation.CheckedRequest;
import java.util.List;

/**
 * One operation of a job. An account's next step waits until its earlier one completed well.
 *
 * @param operation the word of the operation, the same in every chunk
 * @param requests one, or the chunks of an import in order, each for every account of the job; none
 *     where the requests were sealed and kept before ({@link JobStore.Payload})
 */
public record Step(String operation, List<CheckedRequest> requests) {

  /** Of requests for every account; at least one. */
  public Step(List<CheckedRequest> requests) {
    this(requests.get(0).name(), requests);
  }
}
