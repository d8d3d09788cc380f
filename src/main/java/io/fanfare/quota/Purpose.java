package io.fanfare.quota;

/** What a call is made for; the one budget is shared among these, by weights. */
public enum Purpose {
  SUBMISSION,
  POLL,
  DIRECTORY,
  /** Reads that a submission needs first, such as the id of a name. */
  LOOKUP,
  DIRECT
}
