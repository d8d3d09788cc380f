package io.fanfare.constantcontact.token;

/** No token is to be had just now; nothing was sent to the API. Carries a word, never an answer. */
public final class TokenUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Nothing is wrong: a request was just made, here or by another replica. */
  static final String PAUSE = "pausing";

  private final boolean pause;

  /**
   * Says why.
   *
   * @param cause a short stable word: {@code pausing}, {@code status_401}, {@code timeout}
   */
  public TokenUnavailableException(String cause) {
    super("The vendor's token endpoint gave no token: " + cause, null, false, false);
    this.pause = cause.equals(PAUSE);
  }

  boolean isPause() {
    return pause;
  }
}
