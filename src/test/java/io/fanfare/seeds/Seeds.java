package io.fanfare.seeds;

import io.fanfare.seeds.scenario.Draw;
import io.fanfare.seeds.world.Violation;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;

/** Plays many seeds, on all processors; each world stays on the thread that it began on. */
final class Seeds {
  /** Held so that the log manager keeps its level: the worlds' failures are meant. */
  private static final Logger ENGINE = Logger.getLogger("io.fanfare");

  private Seeds() {}

  /**
   * Plays one seed; throws the Violation. Mutiny finds its parts by the thread's class loader,
   * which on a thread of the common pool may be that of another test's application.
   */
  static Simulation play(long seed, Alteration altered) {
    ENGINE.setLevel(Level.OFF);
    Thread.currentThread().setContextClassLoader(Seeds.class.getClassLoader());
    return new Simulation(seed, Draw.scenario(seed), altered).run();
  }

  /** Plays a range, both ends included, and answers a violation when there is any. */
  static Optional<Violation> play(long first, long last, LongConsumer played) {
    useMutinyOnce();
    return LongStream.rangeClosed(first, last)
        .parallel()
        .mapToObj(
            seed -> {
              Optional<Violation> found = violation(seed, Alteration.NONE);
              played.accept(seed);
              return found;
            })
        .flatMap(Optional::stream)
        .findAny();
  }

  /**
   * Mutiny looks for its parts when it is first used, and not well when several threads are first.
   */
  private static void useMutinyOnce() {
    Uni.createFrom().item(() -> 1).await().indefinitely();
  }

  /** What a seed finds. */
  static Optional<Violation> violation(long seed, Alteration altered) {
    try {
      play(seed, altered);
      return Optional.empty();
    } catch (Violation found) {
      return Optional.of(found);
    }
  }
}
