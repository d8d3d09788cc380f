package io.fanfare.bench.start;

import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.sandbox.ServiceProcess;
import io.fanfare.sandbox.Services;
import io.fanfare.sandbox.screen.Command;
import io.fanfare.sandbox.screen.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The command: {@code ./mvnw -Pbench -Dbench.main=io.fanfare.bench.start.StartTimes}, on a JDK of
 * 25 or newer. Starts the packaged service beside running services, plain, with the AOT cache that
 * the image's own script makes, and as the image does, in turn, five times each; the first start,
 * which migrates, does not count.
 */
public final class StartTimes {
  private static final int TIMES = 5;
  private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Path APPLICATION = Path.of("target", "quarkus-app").toAbsolutePath();
  private static final Path TRAINING =
      Path.of("src", "main", "docker", "train.sh").toAbsolutePath();

  private StartTimes() {}

  /**
   * One start.
   *
   * @param millis from the process' beginning until it said that it was ready
   * @param kilobytes resident at that moment
   */
  record Start(long millis, long kilobytes) {}

  public static void main(String[] arguments) {
    Command.run(StartTimes::measure);
  }

  private static void measure(Screen screen) {
    Services.endAbandoned();
    screen.title("Training ...");
    List<String> cached = List.of("-XX:AOTCache=" + train(), "-XX:AOTMode=on");
    List<String> likeTheImage = Stream.concat(cached.stream(), Stream.of(FIRST_COMPILER)).toList();
    Map<String, List<Start>> starts = new LinkedHashMap<>();
    starts.put("plain", new ArrayList<>());
    starts.put("AOT cache", new ArrayList<>());
    starts.put("as image", new ArrayList<>());
    try (Services services = Services.start()) {
      start(services, List.of());
      for (int time = 1; time <= TIMES; time++) {
        screen.title("Start %d of %d".formatted(time, TIMES));
        starts.get("plain").add(start(services, List.of()));
        starts.get("AOT cache").add(start(services, cached));
        starts.get("as image").add(start(services, likeTheImage));
      }
    }
    starts.forEach((how, all) -> screen.say(line(how, all)));
  }

  private static Path train() {
    try {
      Path java = Path.of(System.getProperty("java.home"), "bin");
      ProcessBuilder builder = new ProcessBuilder("sh", TRAINING.toString());
      builder.environment().merge("PATH", java.toString(), (path, bin) -> bin + ":" + path);
      Path log = Files.createTempFile("training", ".log");
      builder.directory(APPLICATION.toFile()).redirectErrorStream(true);
      Process process = builder.redirectOutput(log.toFile()).start();
      if (process.onExit().join().exitValue() != 0) {
        throw new SandboxFailure("No cache was made, which needs a JDK of 25 or newer: see " + log);
      }
      return APPLICATION.resolve("fanfare.aot");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Start start(Services services, List<String> jvm) {
    long from = System.nanoTime();
    try (ServiceProcess service = ServiceProcess.start(services.configuration(), jvm)) {
      service.awaitReady(LIMIT);
      long millis = (System.nanoTime() - from) / 1_000_000;
      return new Start(millis, resident(service.handle().pid()));
    }
  }

  private static long resident(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      String line = lines.filter(one -> one.startsWith("VmRSS:")).findFirst().orElse("0");
      return Long.parseLong(line.replaceAll("\\D", ""));
    } catch (IOException notLinux) {
      return 0;
    }
  }

  private static String line(String how, List<Start> starts) {
    return "%-9s  ready after %.1f s, %d MB resident (median of %d; seconds %s)"
        .formatted(
            how,
            median(starts.stream().map(Start::millis).toList()) / 1e3,
            median(starts.stream().map(Start::kilobytes).toList()) / 1024,
            starts.size(),
            starts.stream().map(start -> "%.1f".formatted(start.millis() / 1e3)).toList());
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
