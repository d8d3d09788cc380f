package io.fanfare.sandbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * What belongs to one set of services or one service process: {@code target/services/<pid of this
 * JVM>-<random>}.
 *
 * <p>The name tells which JVM owns it. A JVM that was killed cannot clean up, and its processes
 * live on; so {@link #create()} first ends and deletes what dead JVMs left behind.
 */
record RunDirectory(Path path) implements AutoCloseable {
  private static final Path PARENT = Path.of("target", "services").toAbsolutePath();
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  static RunDirectory create() {
    try {
      removeAbandoned();
      String prefix = ProcessHandle.current().pid() + "-";
      return new RunDirectory(Files.createTempDirectory(PARENT, prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + PARENT, e);
    }
  }

  /** Ends and deletes what killed JVMs left behind. */
  static void removeAbandoned() throws IOException {
    Files.createDirectories(PARENT);
    try (Stream<Path> paths = Files.list(PARENT)) {
      paths.map(RunDirectory::new).filter(RunDirectory::isAbandoned).forEach(RunDirectory::close);
    }
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  /** Makes {@link #close()} end this process too, if need be. */
  void remember(ProcessHandle process) {
    try {
      Files.writeString(path.resolve("process.pid"), process.pid() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what still runs on this data, then deletes everything. */
  @Override
  public void close() {
    process(postgres().resolve("postmaster.pid"), "postgres").ifPresent(RunDirectory::kill);
    process(path.resolve("process.pid"), "java").ifPresent(RunDirectory::kill);
    try {
      Utils.delete(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }

  /** Process numbers are reused, hence the look at the command. */
  private static Optional<ProcessHandle> process(Path file, String command) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .findFirst()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
          .filter(process -> command(process).contains(command));
    } catch (IOException stopped) {
      return Optional.empty();
    }
  }

  /** Empty for a process that has ended, even if nobody has reaped it. */
  private static String command(ProcessHandle process) {
    return process.isAlive() ? process.info().command().orElse("") : "";
  }

  private static void kill(ProcessHandle process) {
    List<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants()).toList();
    family.forEach(ProcessHandle::destroyForcibly);
    await("end of process " + process.pid())
        .atMost(KILL_LIMIT)
        .until(() -> family.stream().allMatch(one -> command(one).isEmpty()));
  }

  private boolean isAbandoned() {
    String pid = path.getFileName().toString().split("-", 2)[0];
    return pid.matches("\\d+")
        && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isEmpty();
  }
}
