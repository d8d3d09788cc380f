package io.fanfare.postgres.outbox;

import io.fanfare.completion.Outbox.Heading;
import io.fanfare.completion.Outbox.Kept;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row of {@code outbox}, for reading only. */
@Entity
@Table(name = "outbox")
class OutboxEntity {
  @Id long sequence;

  @Column(name = "event_id")
  String eventId;

  String topic;
  String type;
  String subject;
  String key;
  String data;
  Instant time;

  Kept kept() {
    return new Kept(sequence, new Heading(eventId, topic, type, subject, key), time, data);
  }
}
