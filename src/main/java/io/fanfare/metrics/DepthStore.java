package io.fanfare.metrics;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Counts what waits and what is under way. Nothing is locked. */
public interface DepthStore {

  /** As it is now. */
  Uni<Depths> read();

  /**
   * What there is at one moment.
   *
   * @param byState activities that have not ended, by the state's word; every state is there
   * @param due accounts of running jobs, counted once for each job, with an activity that could be
   *     sent now
   * @param unfinishedJobs jobs that have not finished, paused ones too
   * @param replicas that beat within the last ten seconds
   */
  record Depths(Map<String, Long> byState, long due, long unfinishedJobs, long replicas) {}
}
