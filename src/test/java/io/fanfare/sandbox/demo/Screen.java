package io.fanfare.sandbox.demo;

import io.fanfare.sandbox.AtExit;
import java.io.PrintStream;
import java.util.List;

/** Where the sandbox writes. It falls silent once the JVM is going down. */
record Screen(PrintStream out, boolean isTerminal) {

  /** Standard output; a terminal unless redirected, told to be dumb, or run by a CI server. */
  @SuppressWarnings("SystemConsoleNull") // -Djdk.console=java.base keeps that meaning of null.
  static Screen standard() {
    boolean dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("CI") != null;
    return new Screen(System.out, System.console() != null && !dumb);
  }

  void say(String line) {
    if (!AtExit.hasBegun()) {
      out.println(line);
      out.flush();
    }
  }

  void title(String line) {
    say("");
    say(line);
  }

  void say(List<String> lines) {
    lines.forEach(line -> say("  " + line));
  }
}
