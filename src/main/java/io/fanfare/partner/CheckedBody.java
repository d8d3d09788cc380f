package io.fanfare.partner;

import java.nio.charset.StandardCharsets;

/** A body that keeps every rule, as JSON text in the vendor's words. Printing it shows nothing. */
public record CheckedBody(String json) {

  /** As it goes over the wire. */
  public byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "CheckedBody[" + json.length() + " characters]";
  }
}
