package io.fanfare.seeds.store;

import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.End;
import io.fanfare.fairness.FairShare;
import io.fanfare.job.JobProgress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A job, its counts, and its place in the queue. */
public final class JobRow {
  final UUID id;
  final String operation;
  final int priority;
  final long total;
  final Map<End, Long> ends = new EnumMap<>(End.class);

  /** What is planned of each account, the oldest first. */
  final Map<String, TreeMap<Long, ActivityRow>> planned = new LinkedHashMap<>();

  Chain chain;

  double virtualTime;
  boolean hadTurns;
  long remaining;
  long needsAttention;
  int attentionTold;
  boolean cancelRequested;
  boolean paused;
  boolean finished;

  JobRow(UUID id, String operation, int priority, long total) {
    this.id = id;
    this.operation = operation;
    this.priority = priority;
    this.total = total;
    this.remaining = total;
  }

  public UUID id() {
    return id;
  }

  public boolean isFinished() {
    return finished;
  }

  double weight() {
    return FairShare.weight(priority);
  }

  void plan(ActivityRow row) {
    planned.computeIfAbsent(row.account(), account -> new TreeMap<>()).put(row.sequence, row);
  }

  void unplan(ActivityRow row) {
    TreeMap<Long, ActivityRow> ofAccount = planned.get(row.account());
    if (ofAccount != null && ofAccount.remove(row.sequence) != null && ofAccount.isEmpty()) {
      planned.remove(row.account());
    }
  }

  /** What may be sent next of an account, when something is due. */
  Optional<ActivityRow> due(String account, Instant now) {
    return planned.getOrDefault(account, new TreeMap<>()).values().stream()
        .filter(row -> !((Planned) row.state()).notBefore().isAfter(now))
        .findFirst();
  }

  JobProgress progress() {
    return new JobProgress(
        total,
        remaining,
        count(End.COMPLETED),
        count(End.FAILED),
        count(End.TIMED_OUT),
        count(End.CANCELLED),
        new JobProgress.Others(count(End.REJECTED), count(End.UNTRACEABLE), needsAttention));
  }

  private long count(End end) {
    return ends.getOrDefault(end, 0L);
  }
}
