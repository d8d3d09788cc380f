package io.fanfare.dispatch;

import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.reference.Reference;
import java.time.Instant;
import java.util.Set;

/**
 * A request with an account's own ids.
 *
 * @param references the names that stood there; none where it had ids from the beginning
 * @param asOf when it was last known that the ids are right
 */
record Addressed(CheckedRequest request, Set<Reference> references, Instant asOf) {

  /** One that has no names. */
  static Addressed plain(CheckedRequest request) {
    return new Addressed(request, Set.of(), Instant.MAX);
  }
}
