package io.fanfare.simulator.activities;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The documented states. An activity starts initialized and ends in one of the last four. */
public enum ActivityState {
  INITIALIZED,
  PROCESSING,
  COMPLETED,
  CANCELLED,
  FAILED,
  TIMED_OUT;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean ended() {
    return this != INITIALIZED && this != PROCESSING;
  }

  public static Optional<ActivityState> of(String wire) {
    return Stream.of(values()).filter(state -> state.wire().equals(wire)).findFirst();
  }
}
