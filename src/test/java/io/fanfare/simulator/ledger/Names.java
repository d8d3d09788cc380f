package io.fanfare.simulator.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers for texts that recur; 0 stands for null. */
final class Names {
  private static final int MOST = 200_000;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  int number(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    String known = texts.size() < MOST || numbers.containsKey(text) ? text : "(other)";
    return numbers.computeIfAbsent(
        known,
        added -> {
          texts.add(added);
          return texts.size();
        });
  }

  @Nullable String text(int number) {
    return number == 0 ? null : texts.get(number - 1);
  }
}
