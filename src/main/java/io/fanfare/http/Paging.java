package io.fanfare.http;

import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a caller wants.
 *
 * @param limit at most this many
 * @param after what the page before named as {@code next}, null for the first
 */
public record Paging(int limit, @Nullable String after) {
  static final int DEFAULT = 100;
  static final int MOST = 500;

  /** Reads both query parameters; throws RefusedException. */
  public static Paging of(@Nullable String limit, @Nullable String after) {
    Findings findings = new Findings();
    int checked = limit == null ? DEFAULT : limit(limit, findings);
    findings.refuseIfAny();
    return new Paging(checked, after);
  }

  /** Reads both where the cursor is one of our own ids. */
  public static Paging ofIds(@Nullable String limit, @Nullable String after) {
    Paging paging = of(limit, after);
    paging.afterId();
    return paging;
  }

  /** The cursor as an id; throws RefusedException when it is none. */
  public @Nullable UUID afterId() {
    return after == null ? null : Ids.parse("after", after);
  }

  /** The cursor of the next page, null when {@code page} was not full and so the last. */
  public <T> @Nullable String next(List<T> page, Function<T, String> cursor) {
    return page.size() < limit ? null : cursor.apply(page.get(page.size() - 1));
  }

  private static int limit(String text, Findings findings) {
    try {
      int limit = Integer.parseInt(text);
      if (limit < 1) {
        findings.add("limit", Rule.MINIMUM, 1, "Must be 1 or more.");
      } else if (limit > MOST) {
        findings.add("limit", Rule.MAXIMUM, MOST, "Must be at most " + MOST + ".");
      }
      return limit;
    } catch (NumberFormatException e) {
      findings.add("limit", Rule.TYPE, "Must be a whole number.");
      return DEFAULT;
    }
  }
}
