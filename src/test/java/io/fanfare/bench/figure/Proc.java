package io.fanfare.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What Linux says about a process and its descendants. Elsewhere everything is zero. */
final class Proc {
  private static final Path ROOT = Path.of("/proc");

  /** USER_HZ, which is 100 on every architecture that a JDK 17 runs on. */
  private static final int TICKS_A_SECOND = 100;

  private static final int USER_TIME = 11;
  private static final int CHILDREN_SYSTEM_TIME = 14;

  private Proc() {}

  /** Processor time of all of them, those that have ended included. */
  static Duration cpu(ProcessHandle process) {
    long ticks = family(process).stream().mapToLong(Proc::ticks).sum();
    return Duration.ofMillis(ticks * 1_000 / TICKS_A_SECOND);
  }

  /**
   * Memory in use in KB: of a single process its peak, of several the sum of their present shares,
   * since what they share would count several times.
   */
  static long memory(ProcessHandle process) {
    List<ProcessHandle> family = family(process);
    return family.size() == 1
        ? number(process, "status", "VmHWM:")
        : family.stream().mapToLong(one -> number(one, "smaps_rollup", "Pss:")).sum();
  }

  /** Without its children when it is this one, which starts all the others. */
  private static List<ProcessHandle> family(ProcessHandle process) {
    if (process.equals(ProcessHandle.current())) {
      return List.of(process);
    }
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  /** User and system time, its own and that of children it has waited for. */
  private static long ticks(ProcessHandle process) {
    try {
      String stat = Files.readString(ROOT.resolve(process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = 0;
      for (int field = USER_TIME; field <= CHILDREN_SYSTEM_TIME; field++) {
        ticks += Long.parseLong(fields[field]);
      }
      return ticks;
    } catch (IOException ended) {
      return 0;
    }
  }

  private static long number(ProcessHandle process, String file, String field) {
    try (Stream<String> lines = Files.lines(ROOT.resolve(process.pid() + "/" + file))) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException ended) {
      return 0;
    }
  }
}
