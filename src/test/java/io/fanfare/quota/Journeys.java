package io.fanfare.quota;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * How calls fared on their way through a door that delays them on purpose. A machine that stands
 * still delays them further: what the vendor refuses just after that tells of the machine and not
 * of the gate. For several threads.
 */
final class Journeys {
  /** About what the guard leaves beside the network and slots that are used late. */
  private static final Duration STALL = Duration.ofMillis(10);

  private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(1_100);

  private final Queue<Journey> ended = new ConcurrentLinkedQueue<>();

  /** A call that leaves now for the door, which is to hold it for so long. */
  static Departed departing(Duration held) {
    return new Departed(System.nanoTime() + held.toNanos());
  }

  /**
   * A call on its way.
   *
   * @param due when it should be through the door, by {@link System#nanoTime()}
   */
  record Departed(long due) {}

  /** A call is over that should have been answered at once when it was through the door. */
  void ended(Departed departed, boolean refused) {
    ended.add(new Journey(departed.due, System.nanoTime() - departed.due, refused));
  }

  /** How many the machine held up, and the longest by how many milliseconds. */
  String stalls() {
    long longest = ended.stream().mapToLong(Journey::more).max().orElse(0);
    return "%d, at most %d ms".formatted(stalled(), TimeUnit.NANOSECONDS.toMillis(longest));
  }

  private long stalled() {
    return ended.stream().filter(Journey::isStalled).count();
  }

  /** How many seconds after the first call those that were refused were due. */
  List<Double> refusals() {
    long first = ended.stream().mapToLong(Journey::due).min().orElse(0);
    return ended.stream()
        .filter(Journey::refused)
        .map(one -> (one.due - first) / 1e9)
        .sorted()
        .toList();
  }

  /** Refused, although neither it nor a call shortly before was held up by the machine. */
  List<Journey> unexplained() {
    return ended.stream().filter(Journey::refused).filter(one -> !isExplained(one)).toList();
  }

  private boolean isExplained(Journey refused) {
    return ended.stream()
        .filter(Journey::isStalled)
        .map(other -> refused.due - other.due)
        .anyMatch(before -> before >= 0 && before < WINDOW);
  }

  /**
   * A call that is over.
   *
   * @param due when it should have reached the vendor
   * @param more nanoseconds from then to its answer
   */
  record Journey(long due, long more, boolean refused) {
    boolean isStalled() {
      return more > STALL.toNanos();
    }
  }
}
