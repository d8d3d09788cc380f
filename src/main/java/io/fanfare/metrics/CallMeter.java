package io.fanfare.metrics;

import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts calls, and how long each took, by what it was for and by what the vendor said. */
@Singleton
class CallMeter {
  static final String NAME = "fanfare.call";

  /** A page of a look or of the directory: read and understood. */
  static final String READ = "read";

  private final MeterRegistry registry;

  CallMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void record(Timer.Sample sample, Slot slot, String verdict) {
    record(sample, slot.purpose().name().toLowerCase(Locale.ROOT), verdict);
  }

  void record(Timer.Sample sample, String purpose, String verdict) {
    sample.stop(
        Timer.builder(NAME)
            .description("Calls to the vendor from the slot on until the answer was read")
            .tag("purpose", purpose)
            .tag("verdict", verdict)
            .register(registry));
  }

  /** The verdict's word. */
  static String word(Verdict verdict) {
    return verdict.word();
  }
}
