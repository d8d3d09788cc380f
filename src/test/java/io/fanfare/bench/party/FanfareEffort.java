package io.fanfare.bench.party;

import io.fanfare.sandbox.SandboxFailure;
import io.fanfare.sandbox.ServiceProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fanfare at work. It is over when every activity is known, or every job said to be finished. */
final class FanfareEffort implements Party.Effort {
  /** The events of activities may still be on their way when that of their job is read. */
  private static final Duration STRAGGLERS = Duration.ofSeconds(3);

  private final Stage stage;
  private final ServiceProcess service;
  private final Completions completions;
  private volatile @Nullable SandboxFailure refusal;
  private long finishedAt;

  FanfareEffort(Stage stage, ServiceProcess service) {
    this.stage = stage;
    this.service = service;
    this.completions = Completions.of(stage.services().bootstrapServers());
  }

  @Override
  public void begin() {
    Thread caller = new Thread(this::call, "bench-caller");
    caller.setDaemon(true);
    caller.start();
  }

  private void call() {
    try {
      new JobCaller(service.baseUri(), stage.workload(), stage.listId()).call();
    } catch (InterruptedException | RuntimeException e) {
      String why = "The service took no job: %s; see %s".formatted(e.getMessage(), service.log());
      refusal = new SandboxFailure(why, e);
    }
  }

  @Override
  public boolean isOver() {
    if (!service.isAlive()) {
      throw new SandboxFailure("The service ended by itself: see " + service.log());
    }
    if (refusal != null) {
      throw refusal;
    }
    return completions.count() >= stage.workload().activities() || isFinished();
  }

  private boolean isFinished() {
    if (completions.finishedJobs() < stage.workload().jobs().size()) {
      return false;
    }
    finishedAt = finishedAt == 0 ? System.nanoTime() : finishedAt;
    return System.nanoTime() - finishedAt > STRAGGLERS.toNanos();
  }

  @Override
  public long progress() {
    return completions.count();
  }

  @Override
  public List<Known> completions() {
    return completions.known();
  }

  @Override
  public Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    processes.put("service", service.handle());
    processes.put("postgresql", stage.services().postgres());
    processes.put("kafka", stage.services().kafka());
    return processes;
  }

  @Override
  public void close() {
    completions.close();
    service.close();
  }
}
