package io.fanfare.stream;

import io.fanfare.completion.Outbox.Kept;

/** What a reader is told. */
public sealed interface Telling {

  /** Something happened. */
  record Happened(Kept event) implements Telling {}

  /**
   * Some of what happened behind the reader's last event is not kept any more.
   *
   * @param through the highest number of those
   * @param isLast whether nothing else comes
   */
  record Purged(long through, boolean isLast) implements Telling {}

  /** Nothing happened for a while. */
  record Silence() implements Telling {}
}
