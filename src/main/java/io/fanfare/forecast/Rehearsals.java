package io.fanfare.forecast;

import io.fanfare.prediction.Looks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Rehearses a job so often that one can say how long it takes. Pure but for chance; takes time. */
@ApplicationScoped
public class Rehearsals {
  private static final int MOST = 200;
  private static final int FEWEST = 5;

  /** Activities in all rehearsals of a plan: about a second of arithmetic. */
  private static final long BUDGET = 1_000_000;

  private static final double HALF = 0.5;
  private static final double MOSTLY = 0.9;

  private final Looks looks;
  private final RandomGenerator random;

  public Rehearsals(Looks looks, RandomGenerator random) {
    this.looks = looks;
    this.random = random;
  }

  /**
   * What came of rehearsals.
   *
   * @param looks expected
   */
  record Rehearsed(Eta finish, double looks) {}

  /**
   * Rehearses; the script must have activities.
   *
   * @param supply from which time on which calls can be made
   * @param share of the calls that falls to the job while others run, above 0 to 1
   * @param others calls that these still have to make
   */
  Rehearsed of(Script script, Supply supply, double share, double others) {
    long runs = Math.max(FEWEST, Math.min(MOST, BUDGET / script.activities()));
    List<Double> ends = new ArrayList<>();
    double looked = 0;
    for (int run = 0; run < runs; run++) {
      Slots slots = new Slots(supply, share, others);
      SplittableRandom chance = new SplittableRandom(random.nextLong());
      Rehearsal.Ending ending = new Rehearsal(script, looks, slots, chance).play();
      ends.add(ending.seconds());
      looked += ending.looks();
    }
    ends.sort(null);
    Eta finish = new Eta(at(supply, quantile(ends, HALF)), at(supply, quantile(ends, MOSTLY)));
    return new Rehearsed(finish, looked / runs);
  }

  /** So that as many of equally likely runs lie below as the chance says. */
  private static double quantile(List<Double> sorted, double chance) {
    double place = Math.min(sorted.size() - 1.0, chance * (sorted.size() + 1) - 1);
    int below = (int) place;
    double above = sorted.get(Math.min(sorted.size() - 1, below + 1));
    return sorted.get(below) + (place - below) * (above - sorted.get(below));
  }

  private static Instant at(Supply supply, double seconds) {
    return supply.from().plusNanos((long) (seconds * 1e9));
  }
}
