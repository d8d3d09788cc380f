package io.fanfare.unsubscribed;

import io.fanfare.unsubscribed.Check.Import;
import io.fanfare.unsubscribed.Check.Standing;
import io.fanfare.unsubscribed.Check.Window;
import java.time.Instant;
import java.util.UUID;

/** Checks of an import that ran for a minute. */
final class Checks {
  static final Instant SINCE = Instant.parse("2026-01-01T12:00:00Z");
  static final Instant UNTIL = SINCE.plusSeconds(60);

  private Checks() {}

  static Check of(long contacts, int reads) {
    return new Check(
        new Import(new UUID(0, 1), new UUID(0, 2), "acc", new UUID(0, 3), 4),
        new UUID(0, 4),
        new UUID(0, 5),
        contacts,
        reads,
        new Window(SINCE, UNTIL),
        new Standing(0, true, true, false));
  }
}
