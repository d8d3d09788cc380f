package io.fanfare.sandbox;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the broker and the database to warnings in a JVM that nobody configured. Without it the log
 * manager passes their DEBUG lines on, which alone doubles the start time.
 */
final class QuietLogs {
  /** Held here because a log manager may drop a logger, and its level, that nobody refers to. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("io.zonky"),
          Logger.getLogger("kafka"),
          Logger.getLogger("org.apache.kafka"),
          Logger.getLogger("org.postgresql"),
          Logger.getLogger("state.change.logger"));

  /** A fresh metadata log is worth a warning to it, and is what every start has here. */
  private static final Logger CONTROLLER = Logger.getLogger("org.apache.kafka.controller");

  private QuietLogs() {}

  static void apply() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    CONTROLLER.setLevel(Level.SEVERE);
  }
}
