package io.fanfare.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the figures were measured on.
 *
 * @param load the system's average of the last minute when the run ended, negative when unknown
 */
record Machine(
    String processor, int cores, long memoryMegabytes, String system, String java, double load) {
  private static final int MEGA = 1_048_576;

  static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    long memory =
        system instanceof com.sun.management.OperatingSystemMXBean known
            ? known.getTotalMemorySize() / MEGA
            : 0;
    return new Machine(
        model(),
        system.getAvailableProcessors(),
        memory,
        system.getName() + " " + system.getVersion(),
        Runtime.version().toString(),
        system.getSystemLoadAverage());
  }

  private static String model() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException notLinux) {
      return "unknown";
    }
  }
}
