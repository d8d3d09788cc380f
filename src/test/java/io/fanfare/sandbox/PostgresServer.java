package io.fanfare.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;

/**
 * A real PostgreSQL with a fresh cluster. Unlike its library's default it writes as in production
 * (fsync, full pages, synchronous commit), so that a test about a crash means something.
 *
 * <p>{@link #close()} asks it to stop; {@link RunDirectory#close()} makes sure that it did.
 */
final class PostgresServer implements AutoCloseable {
  static final String USER = "postgres";
  static final String PASSWORD = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;

  private PostgresServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static PostgresServer start(RunDirectory directory, int port) {
    try {
      return new PostgresServer(builder(directory, port).start());
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
    return "postgresql://localhost:%d/postgres".formatted(postgres.getPort());
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
