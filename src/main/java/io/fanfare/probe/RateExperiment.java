package io.fanfare.probe;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by bursts what "calls a second" means, then what a proxied call costs. Once only: it
 * remembers what it saw.
 */
final class RateExperiment {
  /** How far apart calls are that wait for one to be let in. */
  private static final Duration EVERY = Duration.ofMillis(80);

  /** As many as fit into a little more than a second. */
  private static final int MOST_PINGS = 17;

  /** Shorter than a second, lest a bucket that holds a second's calls be full again. */
  private static final Duration ECHO_AFTER = Duration.ofMillis(800);

  private static final double[] POINTS = {0.15, 0.48, 0.82};
  private static final double JUST_AFTER = 0.15;
  private static final int OVER = 2;

  private final VendorProbe vendor;
  private final Allowance allowance;
  private final Pacing pacing;
  private final Progress progress;
  private final List<Seen> throttled = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private final List<Round> proxied = new ArrayList<>();
  private @Nullable Echo echo;
  private int held;

  RateExperiment(VendorProbe vendor, Allowance allowance, Pacing pacing, Progress progress) {
    this.vendor = vendor;
    this.allowance = allowance;
    this.pacing = pacing;
    this.progress = progress;
  }

  /** Calls that a key of that rate costs, about: a fixed second may cost some more. */
  static int expectedCalls(int rate) {
    return 2 * rate + OVER + 3 * (rate + OVER + MOST_PINGS) + 2 * (rate + OVER);
  }

  Uni<RateResults> run() {
    return calibrated(2 * pacing.rate() + OVER)
        .chain(() -> round(0))
        .chain(() -> round(1))
        .chain(this::third)
        .chain(() -> proxied(0))
        .chain(() -> proxied(1))
        .map(
            done ->
                new RateResults(
                    List.copyOf(rounds),
                    Optional.ofNullable(echo),
                    List.copyOf(proxied),
                    List.copyOf(throttled),
                    pacing.rate()));
  }

  /** Larger and larger bursts until one is refused in part, or there are too few calls left. */
  private Uni<Void> calibrated(int size) {
    if (allowance.left() < size) {
      return Uni.createFrom().voidItem();
    }
    progress.step("Bursts: how many calls are let in at once");
    return pacing
        .rested(0, POINTS[0])
        .chain(() -> burst(size, vendor::direct))
        .chain(
            burst -> {
              Round seen = new Round(burst, List.of());
              held = seen.letIn();
              return seen.isFull() || allowance.left() < 5 * size
                  ? Uni.createFrom().voidItem()
                  : calibrated(2 * size);
            });
  }

  private Uni<Void> round(int number) {
    if (throttled.isEmpty() || allowance.left() < 2 * size() + MOST_PINGS) {
      return Uni.createFrom().voidItem();
    }
    progress.step("Window: when calls are let in again, round " + (number + 1) + " of 3");
    return pacing
        .rested(held, POINTS[number])
        .chain(this::roundNow)
        .invoke(
            round -> {
              held = round.isFull() ? round.letIn() : held;
              rounds.add(round);
            })
        .replaceWithVoid();
  }

  private Uni<Round> roundNow() {
    Instant start = pacing.now();
    return Uni.combine().all().unis(burst(size(), vendor::direct), pings(start)).with(Round::new);
  }

  /** A bucket shows its rate in a second burst; the others are asked a third time. */
  private Uni<Void> third() {
    boolean bucket =
        WindowInference.over(rounds).kind().filter(WindowKind.BUCKET::equals).isPresent();
    if (!bucket || allowance.left() < 3 * size()) {
      return round(2);
    }
    progress.step("Window: how fast the bucket fills up");
    return pacing
        .rested(held, POINTS[2])
        .chain(this::echoNow)
        .invoke(heard -> echo = heard)
        .replaceWithVoid();
  }

  private Uni<Echo> echoNow() {
    Instant again = pacing.now().plus(ECHO_AFTER);
    return Uni.combine()
        .all()
        .unis(
            burst(size(), vendor::direct),
            pacing.at(again).chain(() -> burst(size(), vendor::direct)))
        .with(Echo::new);
  }

  private Uni<Void> proxied(int number) {
    if (throttled.isEmpty() || allowance.left() < size()) {
      return Uni.createFrom().voidItem();
    }
    progress.step("Proxy: how many calls are let in at once, round " + (number + 1) + " of 2");
    double point = (WindowInference.over(rounds).turn().orElse(0) + JUST_AFTER) % 1;
    return pacing
        .rested(held, point)
        .chain(() -> burst(size(), vendor::proxied))
        .invoke(burst -> proxied.add(new Round(burst, List.of())))
        .replaceWithVoid();
  }

  private int size() {
    return held + OVER;
  }

  private Uni<List<Seen>> burst(int size, Supplier<Uni<Seen>> call) {
    List<Uni<Seen>> calls = IntStream.range(0, size).mapToObj(number -> noted(call.get())).toList();
    return Uni.join().all(calls).andFailFast();
  }

  private Uni<List<Seen>> pings(Instant start) {
    AtomicBoolean over = new AtomicBoolean();
    List<Uni<Optional<Seen>>> pings =
        IntStream.rangeClosed(1, MOST_PINGS)
            .mapToObj(number -> ping(start.plus(EVERY.multipliedBy(number)), over))
            .toList();
    return Uni.join()
        .all(pings)
        .andFailFast()
        .map(seen -> seen.stream().flatMap(Optional::stream).toList());
  }

  private Uni<Optional<Seen>> ping(Instant at, AtomicBoolean over) {
    return pacing
        .at(at)
        .chain(
            () ->
                over.get()
                    ? Uni.createFrom().item(Optional.empty())
                    : noted(vendor.direct())
                        .invoke(seen -> over.compareAndSet(false, seen.isLetIn()))
                        .map(Optional::of));
  }

  private Uni<Seen> noted(Uni<Seen> call) {
    return call.invoke(Pacing::check).invoke(this::note);
  }

  private synchronized void note(Seen seen) {
    progress.calls(allowance.used());
    if (seen.isThrottled()) {
      throttled.add(seen);
    }
  }
}
