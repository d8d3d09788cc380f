package io.fanfare.stream;

import io.fanfare.completion.Outbox.Kept;
import io.fanfare.job.JobEvents;
import io.fanfare.stream.EventLog.Page;
import io.fanfare.time.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One reader's way through a job's events. Reads a page when its reader has taken the one before,
 * and never holds more than that. For one subscription.
 */
public final class Reading {
  private static final int PAGE = 100;
  private static final Duration STORE_PAUSE = Duration.ofSeconds(1);

  private final EventLog log;
  private final Watch watch;
  private final Timers timers;
  private final Duration heartbeat;
  private final UUID jobId;
  private final long end;

  private long after;
  private long purged;
  private boolean over;

  Reading(EventLog log, Watch watch, Timers timers, Duration heartbeat, Of of) {
    this.log = log;
    this.watch = watch;
    this.timers = timers;
    this.heartbeat = heartbeat;
    this.jobId = of.jobId();
    this.after = of.after();
    this.end = of.end();
  }

  /**
   * Whose events, and where the reader stands among them.
   *
   * @param after the number of the last event that the reader had, 0 for none
   * @param end where the job's events end, when it had finished before the reader came
   */
  record Of(UUID jobId, long after, long end) {}

  /** Whether the job has finished and its reader has had everything. */
  Uni<Boolean> isNothingLeft() {
    long through = watch.settled();
    return through < end
        ? Uni.createFrom().item(false)
        : log.page(jobId, after, through, 1)
            .map(page -> page.events().isEmpty() && page.purged() <= after);
  }

  /**
   * What comes; ends behind the job's last event, or when the replica stops. A store that is away
   * is silence.
   */
  public Multi<Telling> tellings() {
    return Multi.createBy()
        .repeating()
        .uni(this::next)
        .whilst(told -> !over)
        .onItem()
        .<Telling>disjoint();
  }

  /** A reader may go at any time: what is being read then is read to its end, not torn. */
  private Uni<List<Telling>> next() {
    if (watch.isStopped()) {
      over = true;
      return Uni.createFrom().item(List.of());
    }
    long through = watch.settled();
    return log.page(jobId, after, through, PAGE)
        .memoize()
        .indefinitely()
        .map(page -> take(page, through))
        .chain(told -> told.isEmpty() && !over ? idle(through) : Uni.createFrom().item(told))
        .onFailure()
        .recoverWithUni(() -> timers.after(STORE_PAUSE).replaceWith(silence()));
  }

  private List<Telling> take(Page page, long through) {
    boolean atEnd = page.events().isEmpty() && through >= end;
    List<Telling> told = new ArrayList<>();
    if (page.purged() > Math.max(after, purged)) {
      purged = page.purged();
      told.add(new Telling.Purged(purged, atEnd));
    }
    for (Kept event : page.events()) {
      told.add(new Telling.Happened(event));
      after = event.sequence();
      over |= event.heading().type().equals(JobEvents.FINISHED);
    }
    over |= atEnd;
    return told;
  }

  private Uni<List<Telling>> idle(long through) {
    return Uni.combine()
        .any()
        .of(
            watch.woken(jobId, through, end).replaceWith(List.<Telling>of()),
            timers.after(heartbeat).replaceWith(silence()));
  }

  private static List<Telling> silence() {
    return List.of(new Telling.Silence());
  }
}
