package io.fanfare.bench.figure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what processes use from its creation on. */
public final class Meter {
  private final Map<String, ProcessHandle> processes;
  private final Map<String, Duration> before = new LinkedHashMap<>();
  private final Map<String, Long> peaks = new LinkedHashMap<>();

  public Meter(Map<String, ProcessHandle> processes) {
    this.processes = Map.copyOf(processes);
    processes.forEach((name, process) -> before.put(name, Proc.cpu(process)));
  }

  /** Looks at the memory; what is never looked at is never seen. */
  public void look() {
    processes.forEach((name, process) -> peaks.merge(name, Proc.memory(process), Math::max));
  }

  /** What was used so far, by the name of the process, in the order of the names given. */
  public Map<String, Usage> read() {
    Map<String, Usage> usages = new LinkedHashMap<>();
    before.forEach(
        (name, start) -> {
          Duration cpu = Proc.cpu(processes.get(name)).minus(start);
          usages.put(name, new Usage(cpu.toMillis(), peaks.getOrDefault(name, 0L)));
        });
    return usages;
  }
}
