package io.fanfare.constantcontact.token;

import java.time.Duration;

/** What the token endpoint gave. Printing it hides the value. */
record Grant(String value, Duration lifetime) {

  @Override
  public String toString() {
    return "Grant[lifetime=" + lifetime + "]";
  }
}
