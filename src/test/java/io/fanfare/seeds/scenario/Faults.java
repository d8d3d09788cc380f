package io.fanfare.seeds.scenario;

import io.fanfare.seeds.vendor.Moods;
import java.time.Duration;

/**
 * What goes wrong, all of it only for a time.
 *
 * @param until nothing goes wrong any more from then on, counted from the begin of the world
 * @param vendor chances of each call
 * @param store chance of each transaction to fail, before it or after
 * @param storeStall chance of each transaction to be slow
 * @param broker chance of each event to fail, before it or after
 * @param storeOutages how often the store is away
 * @param brokerOutages how often the broker is away
 * @param crashes how often a replica dies
 * @param pauses how often a replica sleeps
 * @param foreign activities that are none of ours
 * @param closings accounts that stop being targets
 * @param cancels jobs that are cancelled
 * @param refusals activities that the vendor refuses for good
 */
public record Faults(
    Duration until,
    Moods vendor,
    double store,
    double storeStall,
    double broker,
    int storeOutages,
    int brokerOutages,
    int crashes,
    int pauses,
    int foreign,
    int closings,
    int cancels,
    int refusals) {

  /** Nothing goes wrong. */
  public static final Faults NONE =
      new Faults(Duration.ZERO, Moods.GOOD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
