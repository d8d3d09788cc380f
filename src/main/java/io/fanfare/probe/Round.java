package io.fanfare.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * More calls at once than the vendor lets in, then one every so often until one is let in again.
 *
 * @param burst sent together
 * @param pings sent after it, one at a time
 */
record Round(List<Seen> burst, List<Seen> pings) {

  /** How many of the burst were let in. */
  int letIn() {
    return (int) burst.stream().filter(Seen::isLetIn).count();
  }

  /** Whether the burst was too large, so that {@link #letIn} is what the vendor allows. */
  boolean isFull() {
    return letIn() > 0 && burst.stream().anyMatch(Seen::isThrottled);
  }

  /** The quickest answer of all. */
  static Optional<Duration> quickest(List<Round> rounds) {
    return rounds.stream()
        .flatMap(round -> Stream.concat(round.burst.stream(), round.pings.stream()))
        .filter(seen -> seen.status() > 0)
        .map(Seen::trip)
        .min(Comparator.naturalOrder());
  }

  /**
   * When calls were let in again; empty where none was.
   *
   * @param quickest the trip of the quickest answer, by which arrivals are known
   */
  Optional<Return> back(Duration quickest) {
    Optional<Seen> first =
        pings.stream().filter(Seen::isLetIn).min(Comparator.comparing(Seen::sentAt));
    return isFull() ? first.map(ping -> back(ping, quickest)) : Optional.empty();
  }

  private Return back(Seen first, Duration quickest) {
    List<Seen> in = burst.stream().filter(Seen::isLetIn).toList();
    Instant refused =
        Stream.concat(burst.stream(), pings.stream())
            .filter(seen -> seen.isThrottled() && seen.sentAt().isBefore(first.sentAt()))
            .map(seen -> seen.earliest(quickest))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new Return(
        new Span(
            in.stream().map(s -> s.earliest(quickest)).min(Comparator.naturalOrder()).orElseThrow(),
            in.stream().map(s -> s.latest(quickest)).min(Comparator.naturalOrder()).orElseThrow()),
        new Span(
            in.stream().map(s -> s.earliest(quickest)).max(Comparator.naturalOrder()).orElseThrow(),
            in.stream().map(s -> s.latest(quickest)).max(Comparator.naturalOrder()).orElseThrow()),
        new Span(refused, first.latest(quickest)));
  }

  /** A moment that lies between two. */
  record Span(Instant from, Instant to) {}

  /**
   * When, by the vendor's own door, things happened.
   *
   * @param first the first call of the burst that was let in
   * @param last the last one
   * @param again calls were let in again
   */
  record Return(Span first, Span last, Span again) {}
}
