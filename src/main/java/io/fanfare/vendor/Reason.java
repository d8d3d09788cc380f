package io.fanfare.vendor;

import java.util.Locale;

/** Why an activity ended without success: stable words that events and the API show. */
public enum Reason {
  /** The account was closed, cancelled or disabled before its turn came. */
  ACCOUNT_CLOSED,
  /** The account does not carry the labels any more to which the job's caller is limited. */
  NOT_PERMITTED,
  /** The vendor knows no such thing, or no such account (its 404 does not tell which). */
  NOT_FOUND,
  /** The vendor says the request breaks one of its rules (400). */
  INVALID,
  /** The partner's credentials or the account's privileges do not allow it (403). */
  FORBIDDEN,
  /** It clashes with what is already there (409). */
  CONFLICT,
  /** Larger than the vendor takes (413). */
  TOO_LARGE,
  /** Nothing in the account bears a name that the request gives. */
  NAME_NOT_FOUND,
  /** Several things in the account bear a name that the request gives. */
  NAME_AMBIGUOUS,
  /** Nothing bears the name, and the vendor refused to make it. */
  NAME_NOT_CREATED,
  /** Any other 4xx. */
  REFUSED,
  /** The caller cancelled it before it was sent. */
  CANCELLED_BY_CALLER,
  /** An earlier step of its job failed in its account. */
  EARLIER_STEP_FAILED,
  /** Too many accounts of earlier waves failed. */
  WAVE_HALTED,
  /** The vendor's own end states, as it reports them. */
  FAILED_BY_VENDOR,
  CANCELLED_BY_VENDOR,
  TIMED_OUT_BY_VENDOR,
  /** It completed, but the vendor's counters do not fit the rows that were sent. */
  COUNTERS_DISAGREE,
  /** A person decided it. */
  SETTLED,
  /** The vendor forgot it (after ten days) before it was seen to end. */
  FORGOTTEN;

  /** The word in events, tables and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
