package io.fanfare.probe;

/** The probe cannot go on. The message is for the operator and says what to do. */
public final class ProbeFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With that message. */
  public ProbeFailedException(String message) {
    super(message, null, false, false);
  }
}
