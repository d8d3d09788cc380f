package io.fanfare.simulator;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/**
 * The simulator as a process of its own: {@code --port=8089 --accounts=25 --seed=1 --rate=10
 * --daily-quota=250000 --time-warp=1 --day-warp=1 --contacts=4 --client-id= --client-secret=
 * --api-key=}. Prints one line when it is ready and stays until it is killed.
 */
public final class SimulatorMain {
  private static final Map<String, BiFunction<SimulatorSettings, String, SimulatorSettings>>
      OPTIONS =
          Map.ofEntries(
              Map.entry("port", (all, text) -> all.withPort(Integer.parseInt(text))),
              Map.entry("accounts", (all, text) -> all.withAccounts(Integer.parseInt(text))),
              Map.entry("seed", (all, text) -> all.withSeed(Long.parseLong(text))),
              Map.entry("rate", (all, text) -> all.withRatePerSecond(Integer.parseInt(text))),
              Map.entry("daily-quota", (all, text) -> all.withDailyQuota(Integer.parseInt(text))),
              Map.entry("time-warp", (all, text) -> all.withTimeWarp(Double.parseDouble(text))),
              Map.entry("day-warp", (all, text) -> all.withDayWarp(Double.parseDouble(text))),
              Map.entry(
                  "contacts", (all, text) -> all.withContactsPerAccount(Integer.parseInt(text))),
              Map.entry(
                  "client-id", (all, text) -> all.withCredentials(text, secret(all), key(all))),
              Map.entry(
                  "client-secret", (all, text) -> all.withCredentials(id(all), text, key(all))),
              Map.entry("api-key", (all, text) -> all.withCredentials(id(all), secret(all), text)));

  private SimulatorMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Simulator simulator = Simulator.start(settings(arguments));
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    System.out.println("simulator ready on " + simulator.baseUri());
    new CountDownLatch(1).await();
  }

  /** An unknown option is an {@link IllegalArgumentException} that names it. */
  static SimulatorSettings settings(String... arguments) {
    SimulatorSettings settings = SimulatorSettings.defaults();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      var option = name.startsWith("--") ? OPTIONS.get(name.substring(2)) : null;
      if (option == null || equals < 0) {
        throw new IllegalArgumentException("not an option of the simulator: " + name);
      }
      settings = option.apply(settings, argument.substring(equals + 1));
    }
    return settings;
  }

  private static String id(SimulatorSettings all) {
    return all.credentials().clientId();
  }

  private static String secret(SimulatorSettings all) {
    return all.credentials().clientSecret();
  }

  private static String key(SimulatorSettings all) {
    return all.credentials().apiKey();
  }
}
