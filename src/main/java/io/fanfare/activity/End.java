package io.fanfare.activity;

import java.util.Locale;

/** The ways an activity can end; each gives one event. */
public enum End {
  /** The vendor says completed, or the call that leaves no activity succeeded. */
  COMPLETED,
  /** The vendor says failed. */
  FAILED,
  /** The vendor gave up on it. */
  TIMED_OUT,
  /** By the caller before it was sent, or on the vendor's side. */
  CANCELLED,
  /** Refused by the vendor, or by us at the moment of sending. */
  REJECTED,
  /** Refused with all its rows; smaller activities took its place, or its one row is named. */
  SUPERSEDED,
  /** Gone from the vendor's memory before it was seen to end. */
  UNTRACEABLE;

  /** The word in tables, events and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
