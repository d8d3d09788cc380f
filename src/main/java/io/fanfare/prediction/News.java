package io.fanfare.prediction;

import java.util.HashMap;
import java.util.Map;

/** Counts what came in since it last mattered. Safe for use by many threads. */
final class News {
  /** What changes less than this share of the samples is not worth working out anew. */
  private static final double NOTICEABLE = 0.05;

  private final Map<Kind, Integer> since = new HashMap<>();

  /** One more of a kind that has this weight now; whether much came in since the last yes. */
  synchronized boolean isNoticeable(Kind kind, double weight) {
    boolean noticeable = since.merge(kind, 1, Integer::sum) >= NOTICEABLE * weight;
    if (noticeable) {
      since.remove(kind);
    }
    return noticeable;
  }
}
