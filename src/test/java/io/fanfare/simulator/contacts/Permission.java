package io.fanfare.simulator.contacts;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a contact may be written to; the vendor's {@code permission_to_send}. */
public enum Permission {
  IMPLICIT,
  EXPLICIT,
  PENDING_CONFIRMATION,
  UNSUBSCRIBED,
  TEMP_HOLD,
  NOT_SET;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Permission> of(String wire) {
    return Stream.of(values()).filter(value -> value.wire().equals(wire)).findFirst();
  }
}
