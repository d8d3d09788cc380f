package io.fanfare.postgres.schedules;

import io.fanfare.access.Caller;
import io.fanfare.access.Scope;
import io.fanfare.approval.Approval.Given;
import io.fanfare.approval.ApprovalRule;
import io.fanfare.payload.Sealed;
import io.fanfare.postgres.Json;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.fanfare.schedule.Schedule;
import io.fanfare.schedule.Schedule.Consent;
import io.fanfare.schedule.Schedule.Missed;
import io.fanfare.schedule.Schedule.State;
import io.fanfare.schedule.Schedule.Work;
import io.fanfare.schedule.timing.Misfire;
import io.fanfare.schedule.timing.Overlap;
import io.fanfare.schedule.timing.Planning.Planned;
import io.fanfare.schedule.timing.Terms;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One row of {@code schedule}. */
@Entity
@Table(name = "schedule")
class ScheduleEntity {
  private static final String JOB = "job";
  private static final String DIRECTORY_SYNC = "directory_sync";

  @Id String name;
  String kind;
  @Nullable String operation;

  /** Labels as a JSON object. */
  String scope = "{}";

  boolean destructive;

  @Column(name = "put_by")
  String putBy = Caller.ANYBODY.name();

  @Column(name = "approved_by")
  @Nullable String approvedBy;

  @Column(name = "approved_at")
  @Nullable Instant approvedAt;

  @Column(name = "key_id")
  @Nullable String keyId;

  byte @Nullable [] nonce;
  byte @Nullable [] box;
  String cron;

  @Column(name = "time_zone")
  String timeZone;

  String overlap;
  String misfire;
  boolean paused;

  @Column(name = "starts_at")
  @Nullable Instant startsAt;

  @Column(name = "ends_at")
  @Nullable Instant endsAt;

  @Column(name = "next_at")
  @Nullable Instant nextAt;

  @Column(name = "missed_count")
  long missedCount;

  @Column(name = "missed_last")
  @Nullable Instant missedLast;

  @Column(name = "by_caller")
  boolean byCaller;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "changed_at")
  Instant changedAt;

  void write(Terms terms) {
    cron = terms.cron();
    timeZone = terms.zone().getId();
    overlap = terms.overlap().word();
    misfire = terms.misfire().word();
    paused = terms.paused();
    startsAt = terms.startsAt();
    endsAt = terms.endsAt();
  }

  void write(Work work) {
    if (work instanceof Work.Job job) {
      kind = JOB;
      operation = job.operation();
      scope = Json.of(job.scope().labels());
      write(job.consent());
      keyId = job.box().keyId();
      nonce = job.box().nonce();
      box = job.box().box();
    } else {
      kind = DIRECTORY_SYNC;
    }
  }

  private void write(Consent consent) {
    destructive = consent.destructive();
    putBy = consent.putBy();
    approvedBy = consent.given() == null ? null : consent.given().by();
    approvedAt = consent.given() == null ? null : consent.given().at();
  }

  void write(State state) {
    nextAt = state instanceof State.Active active ? active.nextAt() : null;
  }

  Schedule schedule() {
    Missed missed = missedLast == null ? null : new Missed(missedCount, missedLast);
    return new Schedule(name, terms(), work(), state(), missed, createdAt, changedAt);
  }

  /** Notes a firing that is left out, and those that it stands for. */
  void missed(Planned planned) {
    missedCount += planned.standsFor() + 1L;
    missedLast = planned.at();
  }

  void refuseUnapprovable(Caller by, Instant version) {
    if (!destructive || approvedBy != null) {
      throw RefusedException.of(
          ProblemCode.NOT_ALLOWED_IN_STATE,
          destructive ? "The schedule is approved already." : "The schedule removes nothing.");
    }
    ApprovalRule.requireOther(by, putBy, new Scope(Json.strings(scope)));
    if (!version.equals(changedAt)) {
      throw RefusedException.of(
          ProblemCode.CONFLICT, "The schedule was put anew meanwhile: look at it again.");
    }
  }

  void approve(Caller by, Instant now) {
    approvedBy = by.name();
    approvedAt = now;
  }

  private Terms terms() {
    return new Terms(
        cron,
        ZoneId.of(timeZone),
        Overlap.valueOf(overlap.toUpperCase(Locale.ROOT)),
        Misfire.valueOf(misfire.toUpperCase(Locale.ROOT)),
        paused,
        startsAt,
        endsAt);
  }

  private Work work() {
    return keyId == null || nonce == null || box == null || operation == null
        ? new Work.DirectorySync()
        : new Work.Job(
            operation, new Scope(Json.strings(scope)), new Sealed(keyId, nonce, box), consent());
  }

  private Consent consent() {
    Given given =
        approvedBy == null || approvedAt == null ? null : new Given(approvedBy, approvedAt);
    return new Consent(destructive, putBy, given);
  }

  private State state() {
    if (paused) {
      return new State.Paused();
    }
    return nextAt == null ? new State.Over() : new State.Active(nextAt);
  }
}
