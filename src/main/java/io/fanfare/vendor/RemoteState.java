package io.fanfare.vendor;

/**
 * The vendor's states of an activity (API reference 3.0.178, {@code GET
 * /activities/{activity_id}}). A word this enum does not know is {@link #UNRECOGNISED}, which means
 * "not finished".
 */
public enum RemoteState {
  INITIALIZED,
  PROCESSING,
  COMPLETED,
  CANCELLED,
  FAILED,
  TIMED_OUT,
  UNRECOGNISED;

  /** Whether the vendor will not change it any more. */
  public boolean isEnd() {
    return this == COMPLETED || this == CANCELLED || this == FAILED || this == TIMED_OUT;
  }
}
