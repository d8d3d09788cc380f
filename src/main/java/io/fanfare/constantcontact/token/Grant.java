package io.fanfare.constantcontact.token;

import java.time.Duration;

/**
 * What the token endpoint gave. Printing it hides the value.
 *
 * @param age of its lifetime that is over already, when another replica asked for it
 */
record Grant(String value, Duration lifetime, Duration age) {

  Grant(String value, Duration lifetime) {
    this(value, lifetime, Duration.ZERO);
  }

  @Override
  public String toString() {
    return "Grant[lifetime=" + lifetime + "]";
  }
}
