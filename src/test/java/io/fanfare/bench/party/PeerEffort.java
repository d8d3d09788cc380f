package io.fanfare.bench.party;

import static org.awaitility.Awaitility.await;

import io.fanfare.sandbox.ChildProcess;
import io.fanfare.sandbox.SandboxFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A peer at work: a process that begins when it is told a line and says when it is done. */
final class PeerEffort implements Party.Effort {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final ChildProcess process;
  private final CompletionFile completions;

  PeerEffort(ChildProcess process, CompletionFile completions) {
    this.process = process;
    this.completions = completions;
    await("a peer, which logs to " + process.log())
        .atMost(START_LIMIT)
        .until(() -> completions.exists() || !process.isAlive());
    if (!process.isAlive()) {
      throw new SandboxFailure("A peer did not start: see " + process.log());
    }
  }

  @Override
  public void begin() {
    process.tell("begin");
  }

  @Override
  public boolean isOver() {
    return completions.isDone() || !process.isAlive();
  }

  @Override
  public long progress() {
    return completions.read().size();
  }

  @Override
  public List<Known> completions() {
    return completions.read();
  }

  @Override
  public Map<String, ProcessHandle> processes() {
    return Map.of("process", process.handle());
  }

  @Override
  public void close() {
    process.close();
  }
}
