package io.fanfare.seeds.store;

import io.fanfare.activity.End;
import io.fanfare.job.JobProgress;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** A job and its counts. */
public final class JobRow {
  final UUID id;
  final String operation;
  final long total;
  final Map<End, Long> ends = new EnumMap<>(End.class);
  long remaining;
  long needsAttention;
  int attentionTold;
  boolean cancelRequested;
  boolean paused;
  boolean finished;

  JobRow(UUID id, String operation, long total) {
    this.id = id;
    this.operation = operation;
    this.total = total;
    this.remaining = total;
  }

  public UUID id() {
    return id;
  }

  public boolean isFinished() {
    return finished;
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
