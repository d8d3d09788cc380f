package io.fanfare.stream;

import io.fanfare.job.JobState;
import io.fanfare.job.JobStore;
import io.fanfare.job.JobView;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.stream.EventLog.Mark;
import io.fanfare.stream.Reading.Of;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets readers follow the events of jobs, so many at once and no more. */
@ApplicationScoped
public class EventStreams {
  private static final long NOT_YET = Long.MAX_VALUE;

  private final JobStore jobs;
  private final EventLog log;
  private final Watch watch;
  private final Timers timers;
  private final StreamSettings settings;
  private final AtomicInteger readers = new AtomicInteger();

  public EventStreams(
      JobStore jobs, EventLog log, Watch watch, Timers timers, StreamSettings settings) {
    this.jobs = jobs;
    this.log = log;
    this.watch = watch;
    this.timers = timers;
    this.settings = settings;
  }

  /**
   * Opens a job's events behind {@code after}. Fails with RefusedException: {@code not_found},
   * {@code overloaded} when there are as many readers as there may be. Whoever was let in must
   * {@link #leave}.
   *
   * @param after the number of the last event that the reader had, 0 for all events
   */
  public Uni<Opened> open(UUID jobId, long after) {
    return Uni.createFrom().voidItem().invoke(this::enter).chain(() -> opened(jobId, after));
  }

  /** Makes room for another reader. */
  public void leave() {
    readers.decrementAndGet();
  }

  /** Completes when this replica stops: what a reader has not taken soon then waits elsewhere. */
  public Uni<Void> stopping() {
    return watch.stopping();
  }

  /** How many there are on this replica. */
  public int readers() {
    return readers.get();
  }

  /** The mark comes after the job: what a finished one told has a number up to the mark's. */
  private Uni<Opened> opened(UUID jobId, long after) {
    return jobs.find(jobId)
        .chain(job -> watch.look().map(mark -> new Of(jobId, after, end(job, mark))))
        .map(of -> new Reading(log, watch, timers, settings.heartbeat(), of))
        .chain(reading -> reading.isNothingLeft().map(none -> new Opened(reading, none)))
        .onFailure()
        .invoke(failure -> leave())
        .onCancellation()
        .invoke(this::leave);
  }

  private static long end(JobView job, Mark mark) {
    return job.state().state() == JobState.FINISHED ? mark.last() : NOT_YET;
  }

  private void enter() {
    if (readers.incrementAndGet() > settings.readers()) {
      leave();
      throw RefusedException.of(
          ProblemCode.OVERLOADED, "Too many readers follow events already; come back later.");
    }
  }

  /**
   * An open stream.
   *
   * @param isOver whether the job has finished and its reader has had everything
   */
  public record Opened(Reading reading, boolean isOver) {}
}
