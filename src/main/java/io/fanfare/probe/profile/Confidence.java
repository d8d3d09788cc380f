package io.fanfare.probe.profile;

/** How far an answer can be trusted. */
public enum Confidence {
  /** Every observation fits this answer and no other. */
  HIGH,
  /** It fits, with fewer observations than were wanted or with some that disagree. */
  LOW,
  /** No answer, or several that fit. */
  UNDETERMINED
}
