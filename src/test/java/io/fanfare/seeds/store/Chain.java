package io.fanfare.seeds.store;

import io.fanfare.activity.ActivityState.Planned;
import io.fanfare.activity.Transition;
import io.fanfare.job.WaveStore.EndedWave;
import io.fanfare.job.Waves;
import io.fanfare.seeds.store.Tables.Draft;
import io.fanfare.vendor.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a job's accounts are in its steps and waves. */
final class Chain {
  private final JobRow job;
  private final Waves waves;
  private final Map<String, Stand> stands = new LinkedHashMap<>();
  private int last;
  private int wave;
  private boolean halted;

  private Chain(JobRow job, Waves waves) {
    this.job = job;
    this.waves = waves;
  }

  static Chain of(JobRow job, List<Draft> drafts, Waves waves) {
    Chain chain = new Chain(job, waves);
    drafts.forEach(chain::add);
    return chain;
  }

  private void add(Draft draft) {
    String account = draft.activity().target().accountId();
    Stand stand = stands.computeIfAbsent(account, a -> new Stand(draft.wave()));
    stand.unended.merge(draft.step(), 1, Integer::sum);
    last = Math.max(last, draft.wave());
  }

  boolean hasWaves() {
    return wave < last;
  }

  void end(ActivityRow row, boolean well) {
    Stand stand = stands.get(row.account());
    stand.unended.merge(row.step, -1, Integer::sum);
    stand.failed |= !well;
  }

  /** Answers what of the account can no longer follow. */
  List<Transition> advance(String account, Instant now) {
    Stand stand = stands.get(account);
    if (stand.done || stand.unended.get(stand.step) > 0) {
      return List.of();
    }
    stand.done = stand.failed || !stand.unended.containsKey(stand.step + 1);
    if (!stand.done) {
      stand.step++;
      release(account, stand.step, now);
    }
    return stand.failed ? rest(account) : List.of();
  }

  private List<Transition> rest(String account) {
    return job.planned.getOrDefault(account, new TreeMap<>()).values().stream()
        .map(ActivityRow::activity)
        .map(one -> one.to(((Planned) one.state()).cancelled(Reason.EARLIER_STEP_FAILED)))
        .toList();
  }

  private void release(String account, int step, Instant now) {
    job.planned.getOrDefault(account, new TreeMap<>()).values().stream()
        .filter(row -> row.step == step)
        .forEach(row -> row.release(now));
  }

  /** The wave under way when it has ended and is not the last; else null. */
  List<EndedWave> ended() {
    List<Stand> soFar = stands.values().stream().filter(stand -> stand.wave <= wave).toList();
    boolean goesOn = !hasWaves() || halted || job.paused || job.cancelRequested || job.finished;
    if (goesOn || soFar.stream().anyMatch(stand -> !stand.done)) {
      return List.of();
    }
    int failed = (int) soFar.stream().filter(stand -> stand.failed).count();
    return List.of(new EndedWave(job.id, wave, soFar.size(), failed, waves.tolerated()));
  }

  void startNext(EndedWave ended, Instant now) {
    if (ended.wave() == wave) {
      wave++;
      stands.forEach((account, stand) -> start(account, stand, now));
    }
  }

  private void start(String account, Stand stand, Instant now) {
    if (stand.wave == wave) {
      release(account, 0, now);
    }
  }

  void halt() {
    halted = true;
  }

  boolean isHalted() {
    return halted;
  }

  /** An account's. */
  private static final class Stand {
    private final int wave;
    private final Map<Integer, Integer> unended = new TreeMap<>();
    private int step;
    private boolean failed;
    private boolean done;

    Stand(int wave) {
      this.wave = wave;
    }
  }
}
