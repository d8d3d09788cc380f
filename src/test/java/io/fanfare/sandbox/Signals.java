package io.fanfare.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** POSIX signals beyond those that the JDK sends. */
final class Signals {
  /** Stands still until {@link #CONTINUE}, and cannot prevent it. */
  static final String STOP = "STOP";

  static final String CONTINUE = "CONT";

  /** How a PostgreSQL ends at once, as after a loss of power. */
  static final String QUIT = "QUIT";

  private Signals() {}

  static void send(String signal, ProcessHandle process) {
    send(signal, Stream.of(process));
  }

  /** To all of them in one go, so that none of them sees the others' absence. */
  static void send(String signal, Stream<ProcessHandle> processes) {
    String[] command =
        Stream.concat(Stream.of("kill", "-" + signal), processes.map(p -> "" + p.pid()))
            .toArray(String[]::new);
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
