package io.fanfare.forecast;

import io.fanfare.access.Scope;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads what stands in the way of accounts. Nothing is locked. */
public interface BlockerStore {

  /** Those of the ids that are unknown, closed or parked, by id; what lies outside is unknown. */
  Uni<List<Blocker>> of(Scope scope, List<String> accountIds);
}
