package io.fanfare.seeds.store;

import io.fanfare.completion.Outbox;
import io.fanfare.completion.Outbox.Heading;
import io.fanfare.completion.Outbox.Kept;
import io.fanfare.event.Event;
import java.time.Instant;
import java.util.Locale;

/** An event in the outbox. */
public final class OutboxRow {
  private final Kept kept;
  private final int shard;

  OutboxRow(long sequence, Event event, Instant time) {
    Heading heading =
        new Heading(
            event.id(),
            event.topic().name().toLowerCase(Locale.ROOT),
            event.type(),
            event.subject(),
            event.key());
    this.kept = new Kept(sequence, heading, time, String.valueOf(event.data()));
    this.shard = Math.floorMod(event.key().hashCode(), Outbox.SHARDS);
  }

  /** As a relay reads it. */
  public Kept kept() {
    return kept;
  }

  int shard() {
    return shard;
  }
}
