package io.fanfare.polling;

import io.fanfare.activity.Aftermath;
import io.fanfare.testing.EngineParts;
import io.fanfare.tracing.Tracing;

/** The looking side of a replica, as the container wires it. */
public final class Looking {
  private Looking() {}

  /** Over the parts. */
  public static PollDue of(EngineParts parts, PollingSettings settings) {
    Glance glance =
        new Glance(
            new Viewing(parts.vendor(), parts.gate(), parts.clock(), Tracing.NONE),
            new Sightings(parts.vault(), parts.looks(), settings),
            new Search(parts.reconciliation(), parts.store()),
            Aftermath.NONE,
            new NextLook(parts.looks(), parts.reconciliation(), settings, parts.random()),
            new LookRecorder(parts.store(), parts.clock(), parts.timers(), parts.random()),
            parts.replica(),
            parts.clock());
    return new PollDue(
        parts.store(), parts.gate(), parts.vendor(), glance, settings, parts.replica());
  }
}
