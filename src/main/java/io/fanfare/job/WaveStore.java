package io.fanfare.job;

import io.fanfare.activity.Activity;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Keeps how far jobs are with their waves. Each method is one transaction. */
public interface WaveStore {

  /** Running jobs whose wave has ended and is not the last, up to {@code limit}. */
  Uni<List<EndedWave>> ended(int limit);

  /**
   * Releases the next wave; nothing when that was done before, or when the job does not run any
   * more.
   */
  Uni<Void> startNext(EndedWave wave);

  /** The job's later waves will not start. */
  Uni<Void> halt(EndedWave wave);

  /** Planned activities of halted jobs, up to {@code limit}. */
  Uni<List<Activity>> ofHalted(int limit);

  /**
   * A wave of which every activity has ended.
   *
   * @param wave from 0
   * @param accounts of this and the earlier waves
   * @param failed those of them in which something did not end well
   */
  record EndedWave(UUID jobId, int wave, int accounts, int failed, Share tolerated) {

    /** Whether the next may start. */
    public boolean isTolerable() {
      return failed <= tolerated.atMost(accounts);
    }
  }
}
