package io.fanfare.seeds.world;

/** A promise of the engine that did not hold; says how to see it again. */
public final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;
  private final long seed;
  private final String what;

  Violation(long seed, String what, History history) {
    super(
        "%s%nseed=%d, again with: ./mvnw -Dquick test -Dtest=SeedsTest -Dseeds.only=%d%n%s"
            .formatted(what, seed, seed, history));
    this.seed = seed;
    this.what = what;
  }

  /** The world in which it did not hold. */
  public long seed() {
    return seed;
  }

  /** The promise and what broke it, without the history. */
  public String what() {
    return what;
  }
}
