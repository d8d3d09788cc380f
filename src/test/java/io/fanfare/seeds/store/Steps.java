package io.fanfare.seeds.store;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityState.Ended;
import io.fanfare.activity.ActivityState.InFlight;
import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.ActivityStore.Looked;
import io.fanfare.activity.LookTimes;
import io.fanfare.activity.Transition;
import io.fanfare.job.JobEvents;
import io.fanfare.job.JobOutcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The transactions that keep steps: states, lanes, jobs and outbox together. */
final class Steps {
  private final Tables tables;

  Steps(Tables tables) {
    this.tables = tables;
  }

  List<Transition> record(List<Transition> steps) {
    Map<UUID, Integer> attention = new LinkedHashMap<>();
    List<Transition> kept = steps.stream().filter(step -> keep(step, attention)).toList();
    kept.forEach(step -> tables.tell(step.events()));
    attention.forEach((job, change) -> follow(tables.jobs.get(job), change));
    List<Transition> rest = kept.stream().flatMap(this::advance).toList();
    if (!rest.isEmpty()) {
      record(rest);
    }
    return kept;
  }

  private Stream<Transition> advance(Transition kept) {
    JobRow job = tables.jobs.get(kept.from().target().jobId());
    return kept.to() instanceof Ended
        ? job.chain.advance(kept.from().target().accountId(), tables.now()).stream()
        : Stream.empty();
  }

  List<Transition> looked(List<Looked> looks) {
    List<Transition> kept = record(looks.stream().flatMap(look -> look.steps().stream()).toList());
    looks.forEach(this::report);
    return kept;
  }

  private void report(Looked look) {
    LaneRow lane = tables.lane(look.accountId());
    if (look.looker().equals(lane.looker)) {
      lane.looker = null;
      lane.pages = look.pages();
      lane.wish(look.next(), tables.now());
      lane.settle(tables.now());
    }
  }

  private boolean keep(Transition step, Map<UUID, Integer> attention) {
    Activity from = step.from();
    ActivityRow row = tables.activities.get(from.id());
    if (row == null || row.activity().version() != from.version()) {
      return false;
    }
    leave(row);
    attention.merge(from.target().jobId(), attention(step), Integer::sum);
    row.calls += step.effects().calls();
    row.move(step.to(), row.activity().attempts() - unsent(step));
    enter(row, step);
    return true;
  }

  private static int unsent(Transition step) {
    boolean putBack = step.from().state() instanceof Submitting && step.to() instanceof Planned;
    return putBack && step.effects().calls() == 0 ? 1 : 0;
  }

  private static int attention(Transition step) {
    int before = step.from().state() instanceof Ambiguous ? 1 : 0;
    return (step.to() instanceof Ambiguous ? 1 : 0) - before;
  }

  /** Takes the row out of its lane. */
  void leave(ActivityRow row) {
    LaneRow lane = tables.lane(row.account());
    tables.jobOf(row).unplan(row);
    lane.inFlight.remove(row);
    if (lane.unresolved == row) {
      lane.unresolved = null;
    }
  }

  private void enter(ActivityRow row, Transition step) {
    LaneRow lane = tables.lane(row.account());
    if (step.to() instanceof Ended ended) {
      end(row, ended);
    } else if (row.isPlanned()) {
      tables.jobOf(row).plan(row);
    } else if (step.to() instanceof InFlight inFlight) {
      lane.inFlight.add(row);
      tables.knows(row.account(), inFlight.remoteId());
    } else {
      lane.unresolved = row;
    }
    look(lane, step, tables.now());
  }

  private static void look(LaneRow lane, Transition step, Instant now) {
    LookTimes times = step.effects().look();
    if (times != null) {
      lane.wish(times, now);
    }
    lane.settle(now);
  }

  private void end(ActivityRow row, Ended ended) {
    UUID id = row.activity().id();
    tables.activities.remove(id);
    tables.ended.put(id, row);
    row.endedAt = tables.now();
    if (ended.remoteId() != null) {
      tables.knows(row.account(), ended.remoteId());
    }
    JobRow job = tables.jobOf(row);
    job.remaining--;
    job.ends.merge(ended.end(), 1L, Long::sum);
    job.chain.end(row, ended.isWell());
  }

  private void follow(JobRow job, int attention) {
    job.needsAttention += attention;
    if (job.remaining == 0 && !job.finished) {
      job.finished = true;
      JobOutcome outcome = JobOutcome.of(job.progress(), job.cancelRequested);
      tables.tell(List.of(JobEvents.finished(job.id, job.operation, outcome, job.progress())));
    } else if (attention > 0 && job.needsAttention == attention) {
      job.attentionTold++;
      tables.tell(List.of(JobEvents.needsAttention(job.id, job.operation, job.attentionTold)));
    }
  }
}
