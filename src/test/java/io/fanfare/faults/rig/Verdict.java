package io.fanfare.faults.rig;

import java.util.List;
import java.util.Map;

/**
 * What the oracle found. All counts but {@code targets} should be 0.
 *
 * @param targets activities that were accepted from the caller
 * @param lost of them did not end, or ended well without the vendor knowing
 * @param doubled activities at the vendor that no target asked for
 * @param windowsAbove seconds with more calls than the key allows
 * @param eventsLost transitions whose event is not on the topic
 * @param eventsOutOfOrder events that came before an earlier one of their key
 * @param strangers calls for an account that no job named
 * @param blindResends submissions sent again without a look at the account in between
 * @param differences what differs, in words, the first of each kind
 */
public record Verdict(
    int targets,
    int lost,
    int doubled,
    int windowsAbove,
    int eventsLost,
    int eventsOutOfOrder,
    int strangers,
    int blindResends,
    List<String> differences) {

  /** Fails with what differs, when anything does. */
  public Verdict requireClean() {
    if (!differences.isEmpty()) {
      throw new AssertionError(
          "%s%n%s".formatted(figures(), String.join(System.lineSeparator(), differences)));
    }
    return this;
  }

  /** The counts by name, for a table and for JSON. */
  public Map<String, Object> figures() {
    return Map.of(
        "targets", targets,
        "lost", lost,
        "doubled", doubled,
        "windows_above_limit", windowsAbove,
        "events_lost", eventsLost,
        "events_out_of_order", eventsOutOfOrder,
        "calls_for_strangers", strangers,
        "blind_resends", blindResends);
  }
}
