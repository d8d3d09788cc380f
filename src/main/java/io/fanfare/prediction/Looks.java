package io.fanfare.prediction;

import io.fanfare.activity.LookTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * When to look at an account. Pure arithmetic over what was learned; safe for use by many threads.
 *
 * <p>One activity is looked at by the schedule that costs least in lag and calls together. Several
 * share their looks: the next one comes when most of them are expected to have ended.
 */
@ApplicationScoped
public class Looks {
  /** The vendor keeps what an activity came to for ten days (its guide on activity status). */
  private static final Duration HARVEST = Duration.ofDays(9);

  private static final Duration NOTHING_TO_SEE = Duration.ofDays(10);

  /** Of several in flight, the share that is expected to end before the next look. */
  private static final double SHARE = 0.87;

  /** Fewer than half of one: nothing to look for. */
  private static final double LEAST = 0.5;

  private final Durations durations;
  private final PredictionSettings settings;
  private final Map<Kind, Outlook> outlooks = new ConcurrentHashMap<>();
  private final News news = new News();

  public Looks(Durations durations, PredictionSettings settings) {
    this.durations = durations;
    this.settings = settings;
  }

  /**
   * When to look at an account for an activity that was just accepted. Where the account is to be
   * looked at earlier anyway, that time holds.
   */
  public LookTimes first(Kind kind) {
    return next(List.of(new Waiting(kind, Duration.ZERO)));
  }

  /**
   * When to look at an account again, from the look that showed these not ended. Within {@code
   * fanfare.prediction.longest-pause} in any case, and on the ninth day of each at the latest.
   *
   * @param waiting all the account has in flight; empty means days
   */
  public LookTimes next(Collection<Waiting> waiting) {
    if (waiting.isEmpty()) {
      return LookTimes.at(NOTHING_TO_SEE);
    }
    Duration late = after(waiting, Outlook::late);
    Duration soon = after(waiting, Outlook::soon);
    return new LookTimes(late, soon.compareTo(late) < 0 ? soon : late);
  }

  /** Without progress for so long an activity of this kind stalls. */
  public Duration stalledAfter(Kind kind) {
    double learned = Bins.seconds(outlook(kind).rarelyLonger()) * settings.stalledTimes();
    Duration least = settings.stalledAtLeast();
    return learned > Bins.seconds(least) ? Bins.duration(learned) : least;
  }

  /** An activity of this kind ended {@code took} after the vendor had accepted it. */
  public void ended(Kind kind, Duration took) {
    durations.ended(kind, took);
    if (news.isNoticeable(kind, durations.weight(kind))) {
      outlooks.keySet().removeIf(other -> other.equals(kind) || durations.isLeaning(other));
    }
  }

  /** What is expected of an activity of this kind. */
  public Outlook outlook(Kind kind) {
    return outlooks.computeIfAbsent(kind, this::worked);
  }

  /** Forgets what was worked out, because much was learned elsewhere. */
  void renew() {
    outlooks.clear();
  }

  private Duration after(Collection<Waiting> waiting, Function<Outlook, Schedule> schedule) {
    double most = Bins.seconds(settings.longestPause());
    for (Waiting one : waiting) {
      most = Math.min(most, untilHarvest(one.age(), most));
    }
    if (waiting.size() > 1) {
      return Bins.duration(sharedWait(waiting, most));
    }
    Waiting only = waiting.iterator().next();
    double single = schedule.apply(outlook(only.kind())).waitAfter(Bins.seconds(only.age()));
    return Bins.duration(Math.min(most, single));
  }

  private static double untilHarvest(Duration age, double otherwise) {
    Duration left = HARVEST.minus(age);
    return left.isNegative() || left.isZero() ? otherwise : Bins.seconds(left);
  }

  /**
   * The time within which that share of those is expected to end that will end within {@code most}:
   * one that is stuck keeps nobody waiting.
   */
  private double sharedWait(Collection<Waiting> waiting, double most) {
    List<Running> running =
        waiting.stream().map(one -> new Running(outlook(one.kind()), one.age())).toList();
    double within = running.stream().mapToDouble(one -> one.within(most)).sum();
    double enough = Math.max(LEAST, SHARE * within);
    double low = 0;
    double high = most;
    while (high - low > Math.max(0.05, 0.01 * high)) {
      double middle = (low + high) / 2;
      boolean enoughEnd = running.stream().mapToDouble(one -> one.within(middle)).sum() >= enough;
      low = enoughEnd ? low : middle;
      high = enoughEnd ? middle : high;
    }
    return high;
  }

  private Outlook worked(Kind kind) {
    return new Outlook(durations.of(kind), durations.counted(kind), settings);
  }

  /** An activity and what is believed of it. */
  private record Running(Outlook outlook, Duration age) {
    double within(double wait) {
      return outlook.distribution().endsWithin(wait, Bins.seconds(age));
    }
  }
}
