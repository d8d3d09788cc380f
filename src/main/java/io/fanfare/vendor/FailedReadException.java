package io.fanfare.vendor;

/** A look-up brought nothing; carries no stack trace. */
public final class FailedReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Verdict verdict;

  FailedReadException(Verdict verdict) {
    super("A look-up failed: " + verdict.word(), null, false, false);
    this.verdict = verdict;
  }

  /** How the last try ended; never a success. */
  public Verdict verdict() {
    return verdict;
  }
}
