package io.fanfare.forecast;

import io.fanfare.forecast.Backlog.Out;
import io.fanfare.forecast.Backlog.Waiting;
import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * How fast a job's activities are sent while others run beside it. A fluid model: running jobs
 * share the calls by weight, a job's looks are paid from its share, and what is in flight is looked
 * at meanwhile.
 */
final class Pace {
  private static final int ROUNDS = 50;

  private final Supply supply;
  private final Waiting job;
  private final List<Waiting> rivals;
  private final List<Out> out;
  private final Function<Kind, Outlook> outlooks;

  Pace(Forecast forecast, Waiting job) {
    this.supply = forecast.supply().from(job.notBefore());
    this.job = job;
    this.rivals = forecast.rivals(job);
    this.out = forecast.backlog().out();
    this.outlooks = forecast.outlooks();
  }

  /** All calls, of all jobs, that are made until the last of its activities was sent. */
  double callsUntilSent() {
    double low = 0;
    double high = seconds(supply.when(calls(Duration.ofDays(3650))));
    for (int round = 0; round < ROUNDS && high - low > 0.01 * high; round++) {
      double middle = (low + high) / 2;
      boolean longer = seconds(supply.when(calls(duration(middle)))) > middle;
      low = longer ? middle : low;
      high = longer ? high : middle;
    }
    return calls(duration(high));
  }

  /** When so many calls have been made. */
  Instant when(double calls) {
    return supply.when(calls);
  }

  private double calls(Duration period) {
    double turn = callsOf(job, period) / job.weight();
    double calls = callsOf(job, period);
    for (Waiting other : rivals) {
      calls += Math.min(callsOf(other, period), other.weight() * turn);
    }
    return calls + looksAt(out, period);
  }

  private double callsOf(Waiting waiting, Duration period) {
    if (!waiting.isFollowed()) {
      return waiting.unsent();
    }
    Outlook outlook = outlooks.apply(waiting.kind());
    double looks = outlook.looksEach(waiting.inAccount(), period);
    return waiting.unsent() * (1 + looks * outlook.shareWithin(period));
  }

  private double looksAt(List<Out> out, Duration period) {
    double looks = 0;
    for (Out group : out) {
      Outlook outlook = outlooks.apply(group.kind());
      looks += group.accounts() * outlook.seenWithin(period, group.age());
    }
    return looks;
  }

  private double seconds(Instant end) {
    return Duration.between(supply.from(), end).toNanos() / 1e9;
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}
