package io.fanfare.postgres.schedules;

import io.fanfare.schedule.Firing;
import io.fanfare.schedule.Firing.State;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code firing}, for reading only. Every column is here: a native query whose rows have
 * others fails.
 */
@Entity
@Table(name = "firing")
class FiringEntity {
  @Id long number;
  String schedule;

  @Column(name = "planned_at")
  Instant plannedAt;

  String state;

  @Column(name = "made_up")
  boolean madeUp;

  @Column(name = "stands_for")
  int standsFor;

  @Nullable String reason;

  @Column(name = "job_id")
  @Nullable UUID jobId;

  @Nullable UUID owner;

  @Column(name = "held_until")
  @Nullable Instant heldUntil;

  int attempts;

  @Column(name = "fired_at")
  @Nullable Instant firedAt;

  boolean over;

  Firing firing() {
    return new Firing(schedule, plannedAt, standsFor, state());
  }

  private State state() {
    String why = reason == null ? "" : reason;
    return switch (state) {
      case "waiting" -> new State.Waiting(madeUp);
      case "starting" -> new State.Starting(known(heldUntil), attempts);
      case "fired" -> new State.Fired(jobId, known(firedAt), !over);
      case "skipped" -> new State.Skipped(why);
      case "missed" -> new State.Missed();
      default -> new State.Failed(why);
    };
  }

  private static Instant known(@Nullable Instant time) {
    return Objects.requireNonNull(time);
  }
}
