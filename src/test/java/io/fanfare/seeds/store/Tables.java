package io.fanfare.seeds.store;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.event.Event;
import io.fanfare.job.JobEvents;
import io.fanfare.job.Waves;
import io.fanfare.payload.Sealed;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaStore.Dated;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** All tables, and what tests read in them. */
public final class Tables {
  final Map<UUID, ActivityRow> activities = new LinkedHashMap<>();
  final Map<UUID, ActivityRow> ended = new LinkedHashMap<>();
  final Map<String, LaneRow> lanes = new LinkedHashMap<>();
  final Map<UUID, JobRow> jobs = new LinkedHashMap<>();
  final Map<UUID, Sealed> payloads = new LinkedHashMap<>();
  final Map<String, Set<String>> remoteIds = new LinkedHashMap<>();
  final Map<UUID, Instant> beats = new LinkedHashMap<>();

  /** Replicas that were declared dead since they beat last. */
  final Set<UUID> freed = new HashSet<>();

  final Shards shards = new Shards();
  final List<OutboxRow> outbox = new ArrayList<>();
  final TreeMap<Long, OutboxRow> unpublished = new TreeMap<>();
  private final Clock clock;
  QuotaLedger ledger;
  private long sequence;

  public Tables(Clock clock) {
    this.clock = clock;
    this.ledger = QuotaLedger.fresh(clock.instant());
  }

  /** The clock of the store. */
  public Clock clock() {
    return clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Plans a job's activities, in order, and tells that it started. */
  public void plan(UUID jobId, String operation, List<Draft> planned, Waves waves) {
    int priority = planned.get(0).activity().work().traits().priority();
    JobRow job = new JobRow(jobId, operation, priority, planned.size());
    job.chain = Chain.of(job, planned, waves);
    jobs.put(jobId, job);
    for (Draft draft : planned) {
      ActivityRow row = new ActivityRow(sequence++, draft);
      activities.put(draft.activity().id(), row);
      job.plan(row);
    }
    tell(List.of(JobEvents.started(jobId, operation, planned.size())));
  }

  /**
   * An activity to be planned.
   *
   * @param rank how long it is expected to take
   */
  public record Draft(Activity activity, int step, int wave, int chunk, double rank) {
    boolean isHeld() {
      return step > 0 || wave > 0;
    }
  }

  /** The quota as it stands. */
  public Dated<QuotaLedger> ledger() {
    return new Dated<>(ledger, now());
  }

  /** Whether a pass over waves could find any. */
  public boolean hasWaves() {
    return jobs.values().stream().anyMatch(job -> !job.finished && job.chain.hasWaves());
  }

  /** An activity as it is planned. */
  public static Activity planned(
      UUID id, Activity.Target target, Activity.Work work, Instant notBefore) {
    return new Activity(id, target, work, new Planned(notBefore), 0, 0);
  }

  /** Keeps a sealed request. */
  public void keep(UUID payloadId, Sealed box) {
    payloads.put(payloadId, box);
  }

  /** The caller's cancellation of a job; nothing when it has finished. */
  public void cancel(UUID jobId) {
    JobRow job = jobs.get(jobId);
    if (job != null && !job.finished) {
      job.cancelRequested = true;
    }
  }

  /** The account is no target any more. */
  public void close(String account) {
    lane(account).closed = true;
  }

  /** Whether the account is no target any more. */
  public boolean isClosed(String account) {
    return lane(account).closed;
  }

  /** Activities that have not ended. */
  public Collection<ActivityRow> unended() {
    return activities.values();
  }

  /** Activities that have ended. */
  public Collection<ActivityRow> ended() {
    return ended.values();
  }

  public Collection<JobRow> jobs() {
    return jobs.values();
  }

  /** All events ever kept, in order. */
  public List<OutboxRow> outbox() {
    return outbox;
  }

  /** Events that no relay has noted as published. */
  public Collection<OutboxRow> unpublished() {
    return unpublished.values();
  }

  /** Whether a claim of activities could find any. */
  public boolean hasPlanned() {
    return jobs.values().stream().anyMatch(job -> !job.planned.isEmpty());
  }

  /** Whether a claim of looks could find any. */
  public boolean hasWatched() {
    return lanes.values().stream().anyMatch(LaneRow::isWatched);
  }

  /** Whether a relay could find anything. */
  public boolean hasUnpublished() {
    return !unpublished.isEmpty();
  }

  /** Whether a sweep could find anything. */
  public boolean hasSweepable() {
    return activities.values().stream().anyMatch(this::isSweepable);
  }

  private boolean isSweepable(ActivityRow row) {
    boolean stays = row.isInFlight() || (row.isPlanned() && isRunning(row));
    return !stays || lane(row.account()).closed;
  }

  LaneRow lane(String account) {
    return lanes.computeIfAbsent(account, LaneRow::new);
  }

  JobRow jobOf(ActivityRow row) {
    return jobs.get(row.activity().target().jobId());
  }

  boolean isRunning(ActivityRow row) {
    JobRow job = jobOf(row);
    return !job.paused && !job.cancelRequested;
  }

  /** Keeps events, in their order. */
  public Void tell(List<Event> events) {
    for (Event event : events) {
      OutboxRow row = new OutboxRow(sequence++, event, now());
      outbox.add(row);
      unpublished.put(row.kept().sequence(), row);
    }
    return null;
  }

  Void knows(String account, String remoteId) {
    remoteIds.computeIfAbsent(account, a -> new HashSet<>()).add(remoteId);
    return null;
  }

  /** What is held although nobody works any more: looks, shards. */
  public List<String> held() {
    List<String> held = new ArrayList<>();
    lanes.values().stream()
        .filter(lane -> lane.looker != null)
        .forEach(lane -> held.add("look at " + lane.account + " by " + lane.looker));
    held.addAll(shards.held(now()));
    return held;
  }
}
