package io.fanfare.probe;

import java.util.Locale;

/** What "calls a second" may mean. */
enum WindowKind {
  /** At most so many in any second, wherever it starts. */
  SLIDING,
  /** At most so many in each second of a clock. */
  FIXED,
  /** A bucket that fills steadily and holds a burst. */
  BUCKET;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
