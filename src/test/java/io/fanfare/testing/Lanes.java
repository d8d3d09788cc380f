package io.fanfare.testing;

/**
 * Where the tests of the packaged artefact run: three lanes, two at a time, since they mostly wait
 * for the vendor's activities, and the classes of a lane one after the other. Which lane is a
 * matter of balance, except that all that share a stage share its lane. What judges arrivals within
 * a second runs alone instead.
 */
public final class Lanes {
  /** With the shared stage of {@code io.fanfare.path}. */
  public static final String FIRST = "the first lane";

  /** With the shared stage of {@code io.fanfare.faults}. */
  public static final String SECOND = "the second lane";

  /** With those that bring a stage of their own, or need none. */
  public static final String THIRD = "the third lane";

  private Lanes() {}
}
