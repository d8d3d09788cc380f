package io.fanfare.sandbox.screen;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far something is: a bar on a terminal, a line for each fifth of the way elsewhere. */
public final class Progress implements AutoCloseable {
  private static final int PARTS = 5;
  private static final int WIDTH = 90;

  private final Screen screen;
  private final String name;
  private final long total;
  private final @Nullable ProgressBar bar;
  private long saidPart = -1;

  public Progress(Screen screen, String name, long total) {
    this.screen = screen;
    this.name = name;
    this.total = total;
    this.bar = screen.isTerminal() ? bar(screen, name, total) : null;
  }

  public void at(long done) {
    if (bar != null) {
      bar.stepTo(done);
      return;
    }
    long part = total == 0 ? PARTS : done * PARTS / total;
    if (part != saidPart) {
      saidPart = part;
      screen.say("  %s: %d of %d".formatted(name, done, total));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static ProgressBar bar(Screen screen, String name, long total) {
    return new ProgressBarBuilder()
        .setTaskName("  " + name)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis((int) Duration.ofMillis(200).toMillis())
        .setConsumer(new ConsoleProgressBarConsumer(screen.out(), WIDTH))
        .build();
  }
}
