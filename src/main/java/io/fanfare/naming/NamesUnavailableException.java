package io.fanfare.naming;

import io.fanfare.vendor.Verdict;

/** The vendor listed no names; carries why. */
public final class NamesUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Verdict verdict;

  NamesUnavailableException(Verdict verdict) {
    super("The names of an account could not be read: " + verdict, null, false, false);
    this.verdict = verdict;
  }

  /** What the vendor's answer meant. */
  public Verdict verdict() {
    return verdict;
  }
}
