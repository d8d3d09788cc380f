package io.fanfare.simulator;

import io.fanfare.simulator.SimulatorSettings.Distance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/**
 * The simulator as a process of its own: {@code --port=8089 --accounts=25 --seed=1 --rate=10
 * --daily-quota=250000 --time-warp=1 --day-warp=1 --contacts=4 --lists=Newsletter,Customers
 * --median-ms=4000 --sigma=0.5 --cap-ms=864000000 --queue=1000 --one-way-ms=0 --jitter-ms=0
 * --profile= --client-id= --client-secret= --api-key=}; a profile is what {@code probe} wrote.
 * Prints one line when it is ready and stays until it is killed.
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
              Map.entry("profile", (all, text) -> VendorProfile.apply(all, Path.of(text))),
              Map.entry("lists", (all, text) -> all.withLists(List.of(text.split(",")))),
              Map.entry("queue", (all, text) -> all.withQueueLimit(Integer.parseInt(text))),
              Map.entry("median-ms", (all, text) -> all.withDurations(millis(text), sigma(all))),
              Map.entry(
                  "sigma", (all, text) -> all.withDurations(median(all), Double.parseDouble(text))),
              Map.entry("cap-ms", (all, text) -> all.withDurationCap(millis(text))),
              Map.entry(
                  "one-way-ms",
                  (all, text) ->
                      all.withDistance(new Distance(millis(text), distance(all).jitter()))),
              Map.entry(
                  "jitter-ms",
                  (all, text) ->
                      all.withDistance(new Distance(distance(all).oneWay(), millis(text)))),
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

  private static Duration millis(String text) {
    return Duration.ofMillis(Long.parseLong(text));
  }

  private static Duration median(SimulatorSettings all) {
    return all.timing().durations().median();
  }

  private static double sigma(SimulatorSettings all) {
    return all.timing().durations().sigma();
  }

  private static Distance distance(SimulatorSettings all) {
    return all.timing().distance();
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
