package io.fanfare.quota;

/** What became of a call, as far as it says something about calling. */
public enum Heard {
  /** The vendor answered and works, whatever it said. */
  WELL,
  /** {@code throttled}: the call was not run; too fast. */
  THROTTLED,
  /** {@code quota_exceeded}: nothing more before the vendor's day has turned. */
  EXCEEDED,
  /** No answer, or one that says the vendor does not work: timeout, reset, 5xx. */
  FAILED,
  /** Credentials were not accepted. */
  DENIED,
  /** It never left: its slot was late or there was no connection. */
  UNSENT
}
