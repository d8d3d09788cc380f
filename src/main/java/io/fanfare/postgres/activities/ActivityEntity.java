package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityState.Unknown;
import io.fanfare.activity.Claim;
import io.fanfare.activity.OnUnknown;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code activity}: an activity that has not ended. Read here, written in sets. */
@Entity
@Table(name = "activity")
class ActivityEntity {
  /** What a native query must select, no more and no less: Hibernate fails over other columns. */
  static final String COLUMNS =
      "id, job_id, account_id, operation, payload_id, keep_result, state, not_before, version,"
          + " attempts, owner, sent_from, send_by, lost_not_before, sent_until, cause, remote_id,"
          + " remote_state, percent, progress_at, stalled, items, priority, on_unknown,"
          + " accepted_at";

  @Id UUID id;

  @Column(name = "job_id")
  UUID jobId;

  @Column(name = "account_id")
  String accountId;

  String operation;

  @Column(name = "payload_id")
  UUID payloadId;

  @Column(name = "keep_result")
  boolean keepResult;

  String state;

  @Column(name = "not_before")
  Instant notBefore;

  int version;
  int attempts;

  @Nullable UUID owner;

  @Column(name = "sent_from")
  @Nullable Instant sentFrom;

  @Column(name = "send_by")
  @Nullable Instant sendBy;

  @Column(name = "lost_not_before")
  @Nullable Instant lostNotBefore;

  @Column(name = "sent_until")
  @Nullable Instant sentUntil;

  @Nullable String cause;

  @Column(name = "remote_id")
  @Nullable String remoteId;

  @Column(name = "remote_state")
  @Nullable String remoteState;

  @Nullable Integer percent;

  @Column(name = "progress_at")
  @Nullable Instant progressAt;

  boolean stalled;

  @Column(name = "accepted_at")
  @Nullable Instant acceptedAt;

  int items;
  int priority;

  @Column(name = "on_unknown")
  String onUnknown;

  Activity activity() {
    return new Activity(
        id,
        new Activity.Target(jobId, accountId),
        new Activity.Work(operation, payloadId, keepResult, traits()),
        state(),
        version,
        attempts);
  }

  private Activity.Traits traits() {
    return new Activity.Traits(
        items, priority, OnUnknown.valueOf(onUnknown.toUpperCase(Locale.ROOT)));
  }

  private ActivityState state() {
    return switch (state) {
      case "planned" -> new Planned(notBefore);
      case "submitting" -> new Submitting(new Claim(owner, sentFrom, sendBy, lostNotBefore));
      case "unknown" -> new Unknown(sentFrom, sentUntil, cause, progressAt, lostNotBefore);
      case "ambiguous" -> new Ambiguous(progressAt, cause);
      case "in_flight" ->
          new InFlight(remoteId, remoteState, percent, acceptedAt, progressAt, stalled);
      default -> throw new IllegalStateException("Unknown state in the store: " + state);
    };
  }
}
