package io.fanfare.forecast;

import io.fanfare.forecast.Backlog.Out;
import io.fanfare.forecast.Backlog.Waiting;
import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What will happen to a backlog with a supply of calls. Pure arithmetic.
 *
 * @param outlooks what is expected of each kind of activity
 */
public record Forecast(Supply supply, Backlog backlog, Function<Kind, Outlook> outlooks) {
  /** Calls that everything planned and in flight is still expected to cost. */
  public long expectedCalls() {
    double calls = 0;
    for (Waiting job : backlog.jobs()) {
      calls += callsOf(job);
    }
    return Math.round(calls + looksLeft());
  }

  /**
   * When today's calls will be used up if everything that may run today does; null when they will
   * not. The past when they are.
   */
  public @Nullable Instant dryAt() {
    double calls = looksLeft();
    for (Waiting job : backlog.jobs()) {
      boolean today = job.running() && job.notBefore().isBefore(supply.resetAt());
      calls += today ? callsOf(job) : 0;
    }
    Instant dry = supply.when(supply.left());
    return calls > supply.left() && dry.isBefore(supply.resetAt()) ? dry : null;
  }

  /**
   * Submissions and looks that a job is still expected to cost, at the pace it would go now.
   *
   * @param job need not be part of the backlog
   */
  public double callsOf(Waiting job) {
    if (!job.isFollowed()) {
      return job.unsent();
    }
    Outlook outlook = outlooks.apply(job.kind());
    Duration alone = Duration.between(supply.from(), supply.when(job.unsent()));
    return job.unsent() * (1 + outlook.looksEach(job.inAccount(), alone));
  }

  /**
   * When the last activity of a job will have been seen to end, the other jobs sharing the calls.
   *
   * @param job need not be part of the backlog
   * @return empty while it is paused, or when something has been out for longer than ever seen
   */
  public Optional<Eta> finish(Waiting job) {
    if (!job.running()) {
      return Optional.empty();
    }
    Finish finish = new Finish(supply.now());
    Pace pace = pace(job);
    finish.with(job, pace, outlooks.apply(job.kind()));
    backlog.outOf(job.id()).forEach(group -> finish.with(group, outlooks.apply(group.kind())));
    return finish.eta();
  }

  /** When the last activity of a running job will have been sent. */
  public Instant sent(Waiting job) {
    Pace pace = pace(job);
    return pace.when(pace.callsUntilSent());
  }

  /** Running jobs with something to send besides one. */
  public List<Waiting> rivals(Waiting job) {
    return backlog.jobs().stream()
        .filter(other -> other.running() && other.unsent() > 0 && !other.id().equals(job.id()))
        .filter(other -> !other.notBefore().isAfter(supply.from(job.notBefore()).from()))
        .toList();
  }

  private Pace pace(Waiting job) {
    return job.isUrgent()
        ? new Pace(new Forecast(supply.forUrgent(), backlog, outlooks), job)
        : new Pace(this, job);
  }

  private double looksLeft() {
    double looks = 0;
    for (Out group : backlog.out()) {
      double shared = Math.log((double) group.count() / group.accounts());
      looks += group.accounts() * (outlooks.apply(group.kind()).looksLeft(group.age()) + shared);
    }
    return looks;
  }
}
