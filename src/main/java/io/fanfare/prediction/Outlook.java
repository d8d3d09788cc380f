package io.fanfare.prediction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What follows from a distribution: worked out once, used until it has changed noticeably. */
public final class Outlook {
  private static final double MEDIAN = 0.5;
  private static final double RARELY_LONGER = 0.99;

  /** What runs on with a smaller probability is not worth counting looks for. */
  private static final double NEGLIGIBLE = 1e-9;

  /** Medians between two looks at an account that is fed all the time. */
  private static final double STEADY_PAUSE = 1.6;

  private final Distribution distribution;
  private final Distribution counted;
  private final double median;
  private final Schedule late;
  private final Schedule soon;
  private final List<Planned> plan = new ArrayList<>();
  private final double looks;

  Outlook(Distribution distribution, Distribution counted, PredictionSettings settings) {
    this.distribution = distribution;
    this.counted = counted;
    this.median = Bins.seconds(distribution.quantile(MEDIAN));
    this.late = new Schedule(distribution, settings.price() * median, settings.longestPause());
    this.soon = new Schedule(distribution, settings.drainPrice() * median, settings.longestPause());
    plan(0);
    this.looks = plan.stream().mapToDouble(Planned::likely).sum();
  }

  /** How long activities take. */
  public Distribution distribution() {
    return distribution;
  }

  /** How long activities took: of which lengths can be drawn. */
  public Distribution counted() {
    return counted;
  }

  /**
   * How likely a look shows the end of an activity within {@code wait}, when one at {@code age}
   * showed it running: looks come at their times, not at once.
   */
  public double seenWithin(Duration wait, Duration age) {
    double from = Bins.seconds(age);
    double until = from + Bins.seconds(wait);
    double before = distribution.running(from);
    double last = from == 0 ? lastBefore(until) : lastBefore(until, from);
    return before > 0 ? 1 - distribution.running(last) / before : 0;
  }

  /**
   * Looks that one activity is expected to cost, the account's looks shared among its activities.
   *
   * @param inAccount activities that its account has in all, 1 or more
   * @param period over which these are sent
   */
  public double looksEach(long inAccount, Duration period) {
    double settling = (looks + Math.log(inAccount)) / inAccount;
    double feeding = Bins.seconds(period) / inAccount / (STEADY_PAUSE * median);
    return Math.min(looks, inAccount > 1 ? settling + feeding : looks);
  }

  /** Looks that an activity running at {@code age} is still expected to cost by itself. */
  public double looksLeft(Duration age) {
    double from = Bins.seconds(age);
    double running = distribution.running(from);
    double left = plan.stream().filter(look -> look.at() > from).mapToDouble(Planned::likely).sum();
    return running > NEGLIGIBLE ? Math.max(1, left / running) : 1;
  }

  /** The part of its looks that falls into a period over which activities are sent evenly. */
  public double shareWithin(Duration period) {
    double end = Bins.seconds(period);
    double within = 0;
    for (Planned look : plan) {
      within += look.at() < end ? look.likely() * (1 - look.at() / end) : 0;
    }
    return within / looks;
  }

  Schedule late() {
    return late;
  }

  Schedule soon() {
    return soon;
  }

  Duration rarelyLonger() {
    return distribution.quantile(RARELY_LONGER);
  }

  private void plan(double from) {
    double at = from;
    while (distribution.running(at) > NEGLIGIBLE) {
      double next = at + soon.waitAfter(at);
      plan.add(new Planned(next, distribution.running(at)));
      at = next;
    }
  }

  private double lastBefore(double until) {
    double last = 0;
    for (Planned look : plan) {
      last = look.at() <= until ? look.at() : last;
    }
    return last;
  }

  private double lastBefore(double until, double from) {
    double last = from;
    for (double at = from; at <= until && distribution.running(last) > NEGLIGIBLE; ) {
      last = at;
      at += soon.waitAfter(at);
    }
    return last;
  }

  /**
   * A look of the plan.
   *
   * @param at seconds after it was accepted
   * @param likely how likely it is needed
   */
  private record Planned(double at, double likely) {}
}
