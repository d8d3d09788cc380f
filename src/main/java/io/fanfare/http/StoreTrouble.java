package io.fanfare.http;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, or has no room, from a mistake of ours. */
final class StoreTrouble {
  /** About as long as a database takes to come back after a crash. */
  static final String RETRY_AFTER_SECONDS = "5";

  /**
   * Connection gone; out of disk, memory or connections; stopped or starting by an operator's hand
   * (PostgreSQL manual, error codes, classes 08, 53 and 57).
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "57");

  private StoreTrouble() {}

  /** Whether anything in the chain of causes says so. */
  static boolean isBehind(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isTrouble(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTrouble(Throwable cause) {
    String state = state(cause);
    return state == null
        ? cause instanceof ClosedConnectionException || cause instanceof ConnectException
        : CLASSES.contains(state.substring(0, 2));
  }

  /** The driver tells it in its own exception, and the mapper in the one of JDBC; null without. */
  private static @Nullable String state(Throwable cause) {
    if (cause instanceof PgException database) {
      return database.getSqlState();
    }
    return cause instanceof SQLException mapped ? mapped.getSQLState() : null;
  }
}
