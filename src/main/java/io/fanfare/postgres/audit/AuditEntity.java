package io.fanfare.postgres.audit;

import io.fanfare.audit.Action;
import io.fanfare.audit.AuditTrail.Entry;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** One row of {@code audit}, for reading only. */
@Entity
@Table(name = "audit")
class AuditEntity {
  @Id long number;
  Instant at;
  String caller;
  String action;
  String subject;

  Entry entry() {
    Action known = Action.valueOf(action.toUpperCase(Locale.ROOT));
    return new Entry(number, at, caller, known, subject);
  }
}
