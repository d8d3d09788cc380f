package io.fanfare.sandbox.screen;

import io.fanfare.sandbox.AtExit;
import java.io.PrintStream;
import java.util.List;

/** Where a command writes. It falls silent once the JVM is going down. */
public record Screen(PrintStream out, boolean isTerminal) {

  /** Standard output; a terminal unless redirected, told to be dumb, or run by a CI server. */
  @SuppressWarnings("SystemConsoleNull") // -Djdk.console=java.base keeps that meaning of null.
  public static Screen standard() {
    boolean dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("CI") != null;
    return new Screen(System.out, System.console() != null && !dumb);
  }

  public void say(String line) {
    if (!AtExit.hasBegun()) {
      out.println(line);
      out.flush();
    }
  }

  public void title(String line) {
    say("");
    say(line);
  }

  public void say(List<String> lines) {
    lines.forEach(line -> say("  " + line));
  }
}
