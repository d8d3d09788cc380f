package io.fanfare.job;

import io.fanfare.naming.References;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.reference.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a job. An account's next step waits until its earlier one completed well.
 *
 * @param operation the word of the operation, the same in every chunk
 * @param requests one, or the chunks in order, each for every account of the job; none where the
 *     requests are made of an upload's rows
 * @param rows what the requests are to be made of; null where they are there
 * @param destructive whether it removes things
 */
public record Step(
    String operation,
    List<CheckedRequest> requests,
    @Nullable UploadedRows rows,
    boolean destructive) {

  /** As destructive as its requests are. */
  public Step(String operation, List<CheckedRequest> requests, @Nullable UploadedRows rows) {
    this(operation, requests, rows, requests.stream().anyMatch(CheckedRequest::destructive));
  }

  /** Of requests for every account; at least one. */
  public Step(List<CheckedRequest> requests) {
    this(requests.get(0).name(), requests, null);
  }

  /** Of the rows of an upload. */
  public static Step of(UploadedRows rows) {
    return new Step(rows.frame().name(), List.of(), rows);
  }

  /** The names in its requests, each once. */
  public Set<Reference> references() {
    Set<Reference> references = new LinkedHashSet<>();
    requests.forEach(request -> references.addAll(References.of(request)));
    return references;
  }
}
