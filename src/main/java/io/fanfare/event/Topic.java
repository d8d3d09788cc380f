package io.fanfare.event;

/** Where an event belongs; the kind of thing its subject is. */
public enum Topic {
  ACTIVITIES,
  JOBS,
  ACCOUNTS
}
