package io.fanfare.quota;

/**
 * A wish to call.
 *
 * @param urgent may use the calls of the day that are kept back
 * @param retry the same call was made before and failed: such calls have a budget of their own
 */
public record Demand(Purpose purpose, boolean urgent, boolean retry) {

  /** Neither urgent nor a retry. */
  public static Demand of(Purpose purpose) {
    return new Demand(purpose, false, false);
  }

  /** The same, urgent when {@code is}. */
  public Demand urgentIf(boolean is) {
    return new Demand(purpose, urgent || is, retry);
  }

  /** The same, as a retry when {@code is}. */
  public Demand retryIf(boolean is) {
    return new Demand(purpose, urgent, retry || is);
  }
}
