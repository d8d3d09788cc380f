package io.fanfare.sandbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * Where one set of services keeps its data: {@code target/services/<pid of this JVM>-<number>}.
 *
 * <p>The name tells which JVM owns the data. A JVM that was killed cannot clean up, and its
 * PostgreSQL lives on, being a child of process 1; so {@link #create()} first ends and deletes what
 * dead JVMs left behind.
 */
record RunDirectory(Path path) implements AutoCloseable {
  private static final Path PARENT = Path.of("target", "services").toAbsolutePath();
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  static RunDirectory create() {
    try {
      Files.createDirectories(PARENT);
      abandoned().forEach(RunDirectory::close);
      String name = ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
      return new RunDirectory(Files.createDirectories(PARENT.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + PARENT, e);
    }
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  /** Ends a PostgreSQL that still runs on this data, then deletes everything. */
  @Override
  public void close() {
    postmaster().ifPresent(RunDirectory::kill);
    try {
      Utils.delete(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }

  /** The running PostgreSQL that owns this data; empty once it has stopped. */
  Optional<ProcessHandle> postmaster() {
    Path file = postgres().resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .findFirst()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
          .filter(RunDirectory::isPostgres);
    } catch (IOException stopped) {
      return Optional.empty();
    }
  }

  /** Process numbers are reused, and an ended process that nobody reaped has no command. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.isAlive() && process.info().command().orElse("").contains("postgres");
  }

  private static void kill(ProcessHandle postmaster) {
    List<ProcessHandle> family =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    family.forEach(ProcessHandle::destroyForcibly);
    await("end of PostgreSQL process " + postmaster.pid())
        .atMost(KILL_LIMIT)
        .until(() -> family.stream().noneMatch(RunDirectory::isPostgres));
  }

  private static List<RunDirectory> abandoned() throws IOException {
    try (Stream<Path> paths = Files.list(PARENT)) {
      return paths.map(RunDirectory::new).filter(RunDirectory::isAbandoned).toList();
    }
  }

  private boolean isAbandoned() {
    String pid = path.getFileName().toString().split("-", 2)[0];
    return pid.matches("\\d+")
        && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isEmpty();
  }
}
