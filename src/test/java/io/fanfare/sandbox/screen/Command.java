package io.fanfare.sandbox.screen;

import io.fanfare.sandbox.AtExit;
import io.fanfare.sandbox.SandboxFailure;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a person starts by its name and reads the exit code of. It ends with its parent. */
public final class Command {
  private Command() {}

  /**
   * As {@link #runChecked}, of work that succeeds unless it throws.
   *
   * @param work gets where to write
   */
  public static void run(Consumer<Screen> work) {
    runChecked(
        screen -> {
          work.accept(screen);
          return true;
        });
  }

  /**
   * Does the work and ends this JVM, with code 0 when the work says so, otherwise with 1. A {@link
   * SandboxFailure} is for the person, who sees its message; any other exception is a mistake and
   * thrown on.
   *
   * @param work gets where to write, gives whether it succeeded
   */
  public static void runChecked(Predicate<Screen> work) {
    AtExit.endWithParent();
    Screen screen = Screen.standard();
    int code = 1;
    try {
      code = work.test(screen) ? 0 : 1;
    } catch (SandboxFailure failure) {
      screen.title("FAILED: " + failure.getMessage());
    }
    System.exit(code);
  }
}
