package io.fanfare.quota;

/** What a call is made for; the one budget is shared among these. */
public enum Purpose {
  SUBMISSION,
  POLL,
  DIRECTORY,
  DIRECT
}
