package io.fanfare.constantcontact.token;

import java.time.Instant;

/**
 * A token and how long it serves. Printing it hides the value.
 *
 * @param value what goes behind {@code Bearer}
 * @param refreshAt from when on a new one is wanted
 * @param usableUntil from when on the vendor may have stopped accepting it
 */
public record AccessToken(String value, Instant refreshAt, Instant usableUntil) {

  @Override
  public String toString() {
    return "AccessToken[usableUntil=" + usableUntil + "]";
  }
}
