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
        .withPopulation(population(accounts))
        .withRatePerSecond(ratePerSecond)
        .withTimeWarp(4);
  }

  /** So many accounts, all of which have the lists that the jobs name. */
  public static Population population(int accounts) {
    return new Population(accounts, 3, List.of(SOURCE, TARGET, "Newsletter"), List.of("VIP"));
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
    return addToListOf(Map.of("ids", accounts));
  }

  /** One bulk operation in each account that there is. */
  public static Map<String, Object> addToList() {
    return addToListOf(Map.of("all", true));
  }

  private static Map<String, Object> addToListOf(Map<String, Object> accounts) {
    return Map.of(
        "operation",
        "add_list_memberships",
        "accounts",
        accounts,
        "request",
        Map.of(
            "source", Map.of("list_ids", List.of(Ids.list("any", SOURCE))),
            "list_ids", List.of(Ids.list("any", TARGET))));
  }
}
