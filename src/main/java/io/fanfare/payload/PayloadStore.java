package io.fanfare.payload;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Where sealed requests and results lie. */
public interface PayloadStore {

  /** The sealed request with this id; fails when it was deleted. */
  Uni<Sealed> request(UUID payloadId);

  /** The sealed answer or export of an activity; fails with RefusedException(not_found). */
  Uni<Sealed> result(UUID activityId);

  /** The sealed row errors of an activity; fails with RefusedException(not_found). */
  Uni<Sealed> errors(UUID activityId);

  /** Deletes a set of what has outlived its retention: requests, results, idempotency keys. */
  Uni<Integer> purge(PayloadSettings retention);
}
