package io.fanfare.explanation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads where activities stand. Nothing is locked. */
public interface StandingStore {

  /** Those of the activities that have not ended. */
  Uni<List<Standing>> of(Set<UUID> activities);
}
