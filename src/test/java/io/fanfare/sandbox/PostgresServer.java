package io.fanfare.sandbox;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real PostgreSQL with a fresh cluster. Unlike its library's default it writes as in production
 * (fsync, full pages, synchronous commit), so that a test about a crash means something.
 *
 * <p>{@link #close()} asks it to stop; {@link RunDirectory#close()} makes sure that it did.
 */
public final class PostgresServer implements AutoCloseable {
  static final String USER = "postgres";
  static final String PASSWORD = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration CRASH_LIMIT = Duration.ofSeconds(20);

  private final RunDirectory directory;
  private final int port;
  private final Map<String, String> more;
  private EmbeddedPostgres postgres;

  private PostgresServer(RunDirectory directory, int port, Map<String, String> more) {
    this.directory = directory;
    this.port = port;
    this.more = more;
    this.postgres = begin();
  }

  static PostgresServer start(RunDirectory directory, int port) {
    return start(directory, port, Map.of());
  }

  /** With more settings of the server, such as those of TLS. */
  static PostgresServer start(RunDirectory directory, int port, Map<String, String> more) {
    return new PostgresServer(directory, port, more);
  }

  /** Ends it at once, without a word to anybody and without a checkpoint. */
  public void crash() {
    ProcessHandle postmaster = postmaster();
    Signals.send(Signals.QUIT, postmaster);
    await("crash of PostgreSQL").atMost(CRASH_LIMIT).until(() -> !postmaster.isAlive());
  }

  /** Starts it again on its data, which it recovers after {@link #crash()}. */
  public synchronized void restart() {
    close();
    postgres = begin();
  }

  /** Everything of it stands still, connections included, until {@link #resume()}. */
  public void stall() {
    Signals.send(Signals.STOP, family());
  }

  /** After {@link #stall()}: goes on as if nothing had happened. */
  public void resume() {
    Signals.send(Signals.CONTINUE, family());
  }

  private Stream<ProcessHandle> family() {
    ProcessHandle postmaster = postmaster();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants());
  }

  private ProcessHandle postmaster() {
    try (Stream<String> lines = Files.lines(directory.postgres().resolve("postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not run", e);
    }
  }

  private EmbeddedPostgres begin() {
    try {
      EmbeddedPostgres.Builder builder = builder(directory, port);
      more.forEach(builder::setServerConfig);
      return builder.start();
    } catch (IOException | IllegalStateException e) {
      throw new SandboxFailure(
          "PostgreSQL did not start on port %d: see %s"
              .formatted(port, directory.path().resolve("postgres.log")),
          e);
    }
  }

  private static EmbeddedPostgres.Builder builder(RunDirectory directory, int port) {
    Redirect log = Redirect.appendTo(directory.path().resolve("postgres.log").toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory.postgres())
        .setCleanDataDirectory(false)
        .setPort(port)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_LIMIT)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("unix_socket_directories", "");
  }

  String jdbcUrl() {
    return "jdbc:" + reactiveUrl();
  }

  String reactiveUrl() {
    return "postgresql://localhost:%d/postgres".formatted(port);
  }

  @Override
  public synchronized void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
