package io.fanfare.preparation;

import io.fanfare.naming.Problem;
import io.fanfare.operation.reference.Reference;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps which accounts wait for names. Each method is one transaction. */
public interface PreparationStore {

  /**
   * Takes up to {@code limit} accounts that wait, each once, and none that is taken. Jobs share
   * alike, so that a small one never waits for a huge one; accounts whose wave has not come, and
   * those of a job that is paused, cancelled or far from its time, stay where they are.
   *
   * @param lease after this time others may take them
   */
  Uni<List<Preparation>> claim(int limit, Duration lease);

  /** Their names are known: they may be sent to. Answers all of them. */
  Uni<List<Preparation>> ready(List<Preparation> prepared);

  /** They are not known yet. */
  Uni<Void> later(Preparation preparation, Instant until);

  /** They stand for nothing: keeps which, for whoever asks why. */
  Uni<Void> failed(Preparation preparation, List<Problem> problems);

  /** What was known turned out to be wrong: nothing more is sent there until it is known again. */
  Uni<Void> again(UUID jobId, String accountId, Set<Reference> references);
}
