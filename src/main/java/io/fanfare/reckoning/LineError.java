package io.fanfare.reckoning;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row error of the vendor's, such as {@code Line 3: Invalid birthday} (sample of the older API's
 * documents; the present ones only say that errors are texts).
 *
 * @param line as the vendor counts
 * @param words what it says about it
 */
record LineError(int line, String words) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*line\\s*#?\\s*(\\d{1,6})\\b\\s*[:.,-]?\\s*(.*)",
          Pattern.DOTALL + Pattern.CASE_INSENSITIVE);

  /** Reads one; empty when it names no line. */
  static Optional<LineError> read(String error) {
    Matcher matcher = SHAPE.matcher(error);
    return matcher.matches()
        ? Optional.of(new LineError(Integer.parseInt(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }
}
