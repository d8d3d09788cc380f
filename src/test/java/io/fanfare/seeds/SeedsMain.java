package io.fanfare.seeds;

import io.fanfare.seeds.world.Violation;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** {@code ./mvnw -Pseeds -Dseeds=N}: as many seeds as wanted, with a progress bar. */
public final class SeedsMain {
  private SeedsMain() {}

  public static void main(String[] arguments) {
    long count = Long.parseLong(arguments[0]);
    long first = Long.parseLong(arguments[1]);
    Optional<Violation> found;
    try (ProgressBar bar = new ProgressBar("Seeds", count)) {
      found = Seeds.play(first, first + count - 1, seed -> bar.step());
    }
    found.ifPresent(
        violation -> {
          throw violation;
        });
  }
}
