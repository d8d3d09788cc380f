package io.fanfare.forecast;

import io.fanfare.activity.Activity.Traits;
import io.fanfare.operation.RequestRules;
import io.fanfare.prediction.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What waits to be sent and what the vendor has, at one moment.
 *
 * @param jobs those that have not finished
 * @param out activities in flight, alike ones together
 */
public record Backlog(List<Waiting> jobs, List<Out> out) {

  /** What waits of a job; empty when it is not among the unfinished. */
  public Optional<Waiting> of(UUID job) {
    return jobs.stream().filter(waiting -> waiting.id().equals(job)).findFirst();
  }

  /** What the vendor has of a job. */
  public List<Out> outOf(UUID job) {
    return out.stream().filter(group -> group.jobId().equals(job)).toList();
  }

  /**
   * A job and what of it is still to be sent.
   *
   * @param kind of its activities
   * @param unsent activities that the vendor has not accepted yet
   * @param inAccount activities it has in each account, 1 or more
   * @param running false while it is paused or waits for a person
   */
  public record Waiting(
      UUID id,
      Kind kind,
      int priority,
      long unsent,
      long inAccount,
      Instant notBefore,
      boolean running) {
    private static final int NORMAL = 5;

    /** Its share among running jobs: each step of priority doubles it. */
    public double weight() {
      return Math.pow(2, priority - NORMAL);
    }

    /** Whether it may use the calls that are kept back. */
    public boolean isUrgent() {
      return priority >= Traits.URGENT;
    }

    /** Whether the vendor works on it after it accepted it, so that it must be looked at. */
    public boolean isFollowed() {
      return !kind.operation().equals(RequestRules.API_REQUEST);
    }
  }

  /**
   * Activities in flight.
   *
   * @param age since they were accepted, on average
   * @param accounts in which they are, 1 to {@code count}
   */
  public record Out(UUID jobId, Kind kind, Duration age, long count, long accounts) {}
}
