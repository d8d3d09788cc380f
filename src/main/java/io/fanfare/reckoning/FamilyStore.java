package io.fanfare.reckoning;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Knows which activities were cut out of which. */
@FunctionalInterface
public interface FamilyStore {

  /** The family of an activity; it is its own root when it was never a part. */
  Uni<Family> family(UUID activityId);
}
