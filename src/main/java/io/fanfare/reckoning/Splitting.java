package io.fanfare.reckoning;

/**
 * What to do with a request whose rows the vendor refused all together: it says nothing of which of
 * them is bad, so the request is cut in halves, and these again, until the bad rows stand alone or
 * the budget is used up. Pure.
 */
final class Splitting {
  private final int mostParts;
  private final int fruitless;

  Splitting(ReckoningSettings settings) {
    this.mostParts = settings.mostParts();
    this.fruitless = settings.fruitless();
  }

  /** What follows. */
  sealed interface Decision {

    /** Two smaller requests take its place; the first has the rows before {@code at}. */
    record Halves(int at) implements Decision {}

    /** It was cut out of others to find just this: its one row is bad, and others are not. */
    record Isolated() implements Decision {}

    /** Its refusal stands. */
    record GivenUp() implements Decision {}
  }

  /**
   * Decides.
   *
   * @param rows in the refused request, 1 or more
   * @param family as it was before this refusal
   */
  Decision decide(int rows, Family family) {
    if (rows == 1) {
      return isAnyLeft(family) ? new Decision.Isolated() : new Decision.GivenUp();
    }
    boolean affordable = family.parts() + 2 <= mostParts;
    boolean hopeful = family.taken() > 0 || family.refused() + 1 < fruitless;
    return affordable && hopeful ? new Decision.Halves(rows / 2) : new Decision.GivenUp();
  }

  /** Where nothing is left that the vendor may take, or never was, the whole has failed. */
  private static boolean isAnyLeft(Family family) {
    return family.taken() > 0 || family.refused() < family.parts();
  }
}
