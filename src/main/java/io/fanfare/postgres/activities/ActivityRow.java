package io.fanfare.postgres.activities;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityView;
import io.fanfare.postgres.Json;
import io.fanfare.vendor.Counters;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** One row of the view {@code activity_all}: any activity, ended or not. */
@Entity
@Table(name = "activity_all")
public class ActivityRow {
  @Id UUID id;

  @Column(name = "job_id")
  UUID jobId;

  @Column(name = "account_id")
  String accountId;

  String operation;
  String state;
  @Nullable String reason;

  @Column(name = "remote_id")
  @Nullable String remoteId;

  @Column(name = "remote_state")
  @Nullable String remoteState;

  @Nullable Integer percent;
  boolean stalled;
  @Nullable String counters;
  int attempts;
  int calls;

  @Column(name = "planned_at")
  Instant plannedAt;

  @Column(name = "sent_from")
  @Nullable Instant sentFrom;

  @Column(name = "accepted_at")
  @Nullable Instant acceptedAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "not_before")
  @Nullable Instant notBefore;

  @Column(name = "has_result")
  boolean hasResult;

  int step;
  int wave;

  /** Names have no control characters. */
  @Formula(
      "(select string_agg(concat(p.kind, chr(9), p.name), chr(10)) from name_problem p"
          + " where p.job_id = job_id and p.account_id = account_id)")
  @Nullable String names;

  /** What the API shows. */
  public ActivityView view() {
    Counters counted = counters == null ? Counters.NONE : Json.read(counters, Counters.class);
    return new ActivityView(
        id,
        new Activity.Target(jobId, accountId),
        new ActivityView.Part(operation, step, wave),
        state,
        new ActivityView.Remote(remoteId, remoteState, percent, stalled),
        new ActivityView.Times(plannedAt, sentFrom, acceptedAt, endedAt, notBefore),
        new ActivityView.Outcome(reason, counted, attempts, calls, hasResult, names()));
  }

  private List<ActivityView.Name> names() {
    return names == null || !state.equals("rejected")
        ? List.of()
        : names
            .lines()
            .map(line -> line.split("\t", 2))
            .map(part -> new ActivityView.Name(part[0], part[1]))
            .toList();
  }
}
