package io.fanfare.sandbox.demo;

import io.fanfare.sandbox.Ports;
import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.simulator.SimulatorSettings;
import io.fanfare.simulator.SimulatorSettings.Population;
import io.fanfare.simulator.VendorProfile;
import io.fanfare.simulator.vendor.Ids;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * What the sandbox was asked for.
 *
 * @param once end after the demo instead of staying up
 * @param accounts how many managed accounts the simulator has
 * @param timeWarp how many times faster than real time the simulator processes activities
 * @param vendorProfile a profile that the simulator is to be like; empty for none
 */
public record SandboxSettings(
    Ports ports, boolean once, int accounts, int timeWarp, String vendorProfile) {
  private static final int CONTACTS = 4;
  private static final String LIST = Ids.SHARED + "newsletter";
  private static final String TAG = Ids.SHARED + "customer";

  /** Reads {@code sandbox.*}; fails with a SandboxFailure that names the property. */
  public static SandboxSettings of(Properties properties) {
    return new SandboxSettings(
        Ports.fixed(properties),
        isOn(properties.getProperty("sandbox.once", "false")),
        number(properties, "sandbox.accounts", 25),
        number(properties, "sandbox.time-warp", 4),
        properties.getProperty("sandbox.vendor-profile", ""));
  }

  /** The simulator's settings: as many accounts, that fast, and the limits of a new key. */
  public SimulatorSettings simulator() {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withPopulation(new Population(accounts, CONTACTS, List.of(LIST), List.of(TAG)))
            .withTimeWarp(timeWarp)
            .withRatePerSecond(4)
            .withDailyQuota(10_000);
    return vendorProfile.isBlank()
        ? settings
        : VendorProfile.apply(settings, Path.of(vendorProfile));
  }

  /** The demo's jobs, on the list and the tag that have the same id in every account. */
  List<DemoJob> jobs() {
    return DemoJob.importThenTag(Ids.list("any", LIST), Ids.tag("any", TAG));
  }

  /** {@code -Dsandbox.once} alone gives an empty text, and means yes. */
  private static boolean isOn(String text) {
    return text.isBlank() || text.equalsIgnoreCase("true");
  }

  private static int number(Properties properties, String name, int byDefault) {
    String text = properties.getProperty(name, "");
    if (text.isBlank()) {
      return byDefault;
    }
    if (!text.matches("[1-9]\\d{0,4}")) {
      throw new SandboxFailure("-D%s=%s is not a number from 1 to 99999".formatted(name, text));
    }
    return Integer.parseInt(text);
  }
}
