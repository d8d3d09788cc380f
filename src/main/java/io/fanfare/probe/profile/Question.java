package io.fanfare.probe.profile;

import java.util.Locale;

/** What the vendor does not document; the names in lower case are those of the profile. */
public enum Question {
  WINDOW("What a second is: sliding, fixed or bucket"),
  CALLS_A_SECOND("Calls a second that the key may make"),
  BURST("Calls let in at once after a pause"),
  PROXIED_COST("How many calls one through the proxy counts for"),
  INNER_STATUS("What becomes of the status of a call inside the proxy"),
  SIZE_LIMIT("Largest import body that is read to its end, in bytes"),
  SIZE_COUNTED("Which body that limit counts: inner or outer"),
  CSV("How a CSV file comes through the proxy"),
  MULTIPART("What becomes of a multipart upload through the proxy"),
  ACTIVITY_ORDER("The order of an account's activities"),
  THROTTLED_KEYS("The error keys of an answer to a call that was too fast"),
  THROTTLED_SHAPE("The form of that answer"),
  RATE_HEADERS("Headers that tell of limits");

  private final String meaning;

  Question(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }

  /** Its name in a profile. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
