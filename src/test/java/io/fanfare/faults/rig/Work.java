package io.fanfare.faults.rig;

import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Population;
import io.fanfare.simulator.vendor.Ids;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the jobs of the suite ask for, and a vendor who has it. */
public final class Work {
  private static final String SOURCE = Ids.SHARED + "source";
  private static final String TARGET = Ids.SHARED + "target";

  private Work() {}

  /** A vendor with so many accounts, all of which have the lists that the jobs name. */
  public static SimulatorSettings vendor(int accounts, int ratePerSecond) {
    return SimulatorSettings.defaults()
        .withPopulation(
            new Population(accounts, 3, List.of(SOURCE, TARGET, "Newsletter"), List.of("VIP")))
        .withRatePerSecond(ratePerSecond)
        .withTimeWarp(4);
  }

  /** The first {@code n} accounts. */
  public static List<String> accounts(int n) {
    return accounts(0, n);
  }

  /** The accounts from one number up to, and without, another one. */
  public static List<String> accounts(int from, int to) {
    return IntStream.range(from, to).mapToObj(Ids::account).toList();
  }

  /** One bulk operation in each of these accounts. */
  public static Map<String, Object> addToList(List<String> accounts) {
    return Map.of(
        "operation", "add_list_memberships",
        "accounts", Map.of("ids", accounts),
        "request",
            Map.of(
                "source", Map.of("list_ids", List.of(Ids.list("any", SOURCE))),
                "list_ids", List.of(Ids.list("any", TARGET))));
  }
}
