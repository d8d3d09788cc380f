package io.fanfare.probe;

import io.fanfare.probe.Round.Return;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Which meaning of "calls a second" explains when calls were let in again after bursts that began
 * at different points of a second. Pure. A sliding second lets one in exactly a second after the
 * first of the burst; a fixed one at the same point of every second; a bucket soon after the last,
 * always after the same time. When a call arrived is known only to lie between two moments, so each
 * meaning is held against intervals, and one that could explain them all fits.
 */
final class WindowInference {
  private static final double SECOND = 1e9;

  /** Of the search for the point at which fixed seconds turn. */
  private static final double STEP = 0.004;

  /** A bucket that fills up by less than two calls a second cannot be told from a second. */
  private static final Duration SOON = Duration.ofMillis(600);

  private final List<Return> returns;
  private final int full;

  private WindowInference(List<Return> returns, int full) {
    this.returns = returns;
    this.full = full;
  }

  /** Over these rounds; those whose burst was not refused in part say nothing. */
  static WindowInference over(List<Round> rounds) {
    Duration quickest = Round.quickest(rounds).orElse(Duration.ZERO);
    List<Round> full = rounds.stream().filter(Round::isFull).toList();
    List<Return> returns =
        full.stream().map(round -> round.back(quickest)).flatMap(Optional::stream).toList();
    return new WindowInference(returns, full.size());
  }

  /** Every meaning that explains every round; none where a round did not come to its end. */
  List<WindowKind> fitting() {
    List<WindowKind> fitting = new ArrayList<>();
    if (returns.size() < 2 || returns.size() < full) {
      return fitting;
    }
    if (returns.stream().allMatch(WindowInference::isASecondAfterTheFirst)) {
      fitting.add(WindowKind.SLIDING);
    }
    if (turn().isPresent()) {
      fitting.add(WindowKind.FIXED);
    }
    if (returns.stream().allMatch(WindowInference::isSoonAfterTheLast)) {
      fitting.add(WindowKind.BUCKET);
    }
    return fitting;
  }

  /** The one meaning that explains them all, if there is just one. */
  Optional<WindowKind> kind() {
    List<WindowKind> fitting = fitting();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /** The point of a second, 0 to 1, at which fixed ones turn; the middle of those that fit. */
  OptionalDouble turn() {
    List<Double> fitting = new ArrayList<>();
    for (double turn = 0; turn < 1; turn += STEP) {
      double point = turn;
      if (returns.stream().allMatch(back -> turnsAt(point, back))) {
        fitting.add(point);
      }
    }
    return fitting.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(middle(fitting));
  }

  /** What was seen, in words. */
  String evidence() {
    String times =
        returns.stream()
            .map(back -> "%.2f".formatted(seconds(back.first().from(), back.again().to())))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d bursts that were refused in part; let in again after at most %s s; fits: %s",
        full,
        times.isEmpty() ? "-" : times,
        fitting().isEmpty()
            ? "none"
            : fitting().stream().map(WindowKind::word).collect(Collectors.joining(", ")));
  }

  int rounds() {
    return returns.size();
  }

  private static boolean isASecondAfterTheFirst(Return back) {
    return seconds(back.first().to(), back.again().from()) <= 1
        && seconds(back.first().from(), back.again().to()) >= 1;
  }

  private static boolean isSoonAfterTheLast(Return back) {
    return seconds(back.last().from(), back.again().to()) <= SOON.toNanos() / SECOND;
  }

  /** Whether a second turns while calls are let in again, and did not since the burst's last. */
  private static boolean turnsAt(double point, Return back) {
    double again = nextTurn(point, back.again().from());
    double since = nextTurn(point, back.last().to());
    double refused = seconds(back.last().to(), back.again().from());
    return again <= seconds(back.again().from(), back.again().to()) && since >= refused - STEP;
  }

  /** How long after that moment a second turns. */
  private static double nextTurn(double point, Instant from) {
    double wait = point - from.getNano() / SECOND;
    return wait < 0 ? wait + 1 : wait;
  }

  /** Of points that lie together on the circle of a second. */
  private static double middle(List<Double> points) {
    double x = points.stream().mapToDouble(point -> Math.cos(2 * Math.PI * point)).sum();
    double y = points.stream().mapToDouble(point -> Math.sin(2 * Math.PI * point)).sum();
    double turn = Math.atan2(y, x) / (2 * Math.PI);
    return turn < 0 ? turn + 1 : turn;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / SECOND;
  }
}
