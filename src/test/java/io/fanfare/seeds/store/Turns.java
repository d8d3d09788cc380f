package io.fanfare.seeds.store;

import io.fanfare.fairness.FairShare;
import io.fanfare.fairness.FairShare.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.UUID;

/** Whose turn it is: jobs by start-time fair queueing, within a job round by round. */
final class Turns {
  /** The earlier chunk first, then what is predicted to take longest, as the larger. */
  private static final Comparator<ActivityRow> ORDER =
      Comparator.<ActivityRow>comparingInt(row -> row.round)
          .thenComparing(Comparator.<ActivityRow>comparingDouble(row -> row.rank).reversed())
          .thenComparing(ActivityRow::account);

  private final Tables tables;
  private final int cap;
  private final int lowestPriority;
  private final Instant now;

  Turns(Tables tables, int cap, int lowestPriority) {
    this.tables = tables;
    this.cap = cap;
    this.lowestPriority = lowestPriority;
    this.now = tables.now();
  }

  /** Those to be claimed, at most one an account, in the order in which they are to be sent. */
  List<ActivityRow> take(int limit) {
    Map<UUID, List<ActivityRow>> open = new LinkedHashMap<>();
    tables.jobs.values().forEach(job -> open.put(job.id, open(job)));
    wake(open);
    Map<String, ActivityRow> taken = new LinkedHashMap<>();
    FairShare.allot(heads(open), limit)
        .forEach((job, share) -> take(tables.jobs.get(job), first(open.get(job), share), taken));
    return List.copyOf(taken.values());
  }

  private List<ActivityRow> open(JobRow job) {
    if (job.finished || job.paused || job.cancelRequested || job.priority < lowestPriority) {
      return List.of();
    }
    return job.planned.keySet().stream()
        .filter(account -> tables.lane(account).isOpen(now, cap))
        .map(account -> job.due(account, now))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A job that had nothing to send does not save up for it. */
  private void wake(Map<UUID, List<ActivityRow>> open) {
    double least = least(open);
    for (JobRow job : tables.jobs.values()) {
      boolean has = !open.get(job.id).isEmpty();
      if (has && !job.hadTurns) {
        job.virtualTime = Math.max(job.virtualTime, least);
      }
      job.hadTurns = has;
    }
  }

  private double least(Map<UUID, List<ActivityRow>> open) {
    Collection<JobRow> jobs = tables.jobs.values();
    OptionalDouble least =
        jobs.stream()
            .filter(job -> job.hadTurns && !open.get(job.id).isEmpty())
            .mapToDouble(job -> job.virtualTime)
            .min();
    return least.orElseGet(() -> jobs.stream().mapToDouble(j -> j.virtualTime).max().orElse(0));
  }

  private List<Head> heads(Map<UUID, List<ActivityRow>> open) {
    List<Head> heads = new ArrayList<>();
    open.forEach(
        (id, rows) -> {
          JobRow job = tables.jobs.get(id);
          heads.add(new Head(id, job.virtualTime, job.weight(), rows.size()));
        });
    return heads;
  }

  /** The first few in their order, without sorting all of them. */
  private static List<ActivityRow> first(List<ActivityRow> open, int share) {
    PriorityQueue<ActivityRow> first = new PriorityQueue<>(ORDER.reversed());
    for (ActivityRow row : open) {
      first.add(row);
      if (first.size() > share) {
        first.remove();
      }
    }
    return first.stream().sorted(ORDER).toList();
  }

  private static void take(JobRow job, List<ActivityRow> open, Map<String, ActivityRow> taken) {
    for (ActivityRow row : open) {
      if (taken.putIfAbsent(row.account(), row) == null) {
        job.virtualTime += 1 / job.weight();
      }
    }
  }
}
