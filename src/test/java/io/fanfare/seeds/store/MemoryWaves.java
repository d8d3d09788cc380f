package io.fanfare.seeds.store;

import io.fanfare.activity.Activity;
import io.fanfare.job.WaveStore;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Waves, in memory. */
public final class MemoryWaves implements WaveStore {
  private final Tables tables;
  private final Calls calls;

  public MemoryWaves(Tables tables, Calls calls) {
    this.tables = tables;
    this.calls = calls;
  }

  @Override
  public Uni<List<EndedWave>> ended(int limit) {
    return calls.call(
        "endedWaves",
        () ->
            tables.jobs.values().stream()
                .flatMap(job -> job.chain.ended().stream())
                .limit(limit)
                .toList());
  }

  @Override
  public Uni<Void> startNext(EndedWave wave) {
    return calls.call("startNext", () -> started(wave));
  }

  private Void started(EndedWave wave) {
    tables.jobs.get(wave.jobId()).chain.startNext(wave, tables.now());
    return null;
  }

  @Override
  public Uni<Void> halt(EndedWave wave) {
    return calls.call("halt", () -> halted(wave));
  }

  private Void halted(EndedWave wave) {
    tables.jobs.get(wave.jobId()).chain.halt();
    return null;
  }

  @Override
  public Uni<List<Activity>> ofHalted(int limit) {
    return calls.call(
        "ofHalted",
        () ->
            tables.activities.values().stream()
                .filter(row -> row.isPlanned() && tables.jobOf(row).chain.isHalted())
                .limit(limit)
                .map(ActivityRow::activity)
                .toList());
  }
}
