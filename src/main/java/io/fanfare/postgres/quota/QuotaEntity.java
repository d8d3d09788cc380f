package io.fanfare.postgres.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** The one row of {@code quota}. */
@Entity
@Table(name = "quota")
class QuotaEntity {
  static final int ID = 1;

  @Id int id;

  @Column(name = "next_slot")
  Instant nextSlot;

  LocalDate day;
  long used;

  @Column(name = "used_ahead")
  long usedAhead;

  @Column(name = "parked_until")
  Instant parkedUntil;

  @Column(name = "cut_at")
  Instant cutAt;

  double low;
  double plateau;

  @Column(name = "guard_nanos")
  long guardNanos;

  @Column(name = "guard_until")
  Instant guardUntil;
}
