package io.fanfare.bench;

import io.fanfare.bench.vendor.SimulatorProcess;
import io.fanfare.bench.workload.Disturbance;
import io.fanfare.sandbox.SandboxFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Switches the vendor's faults on when they are due. */
final class Disturber implements AutoCloseable {
  private final List<CompletableFuture<Void>> faults = new ArrayList<>();

  /** Begins to count at once; what is due at once is on when this returns. */
  Disturber(List<Disturbance> disturbances, SimulatorProcess simulator) {
    for (Disturbance one : disturbances) {
      if (one.at().isZero()) {
        simulator.disturb(one.fault());
      } else {
        Executor later =
            CompletableFuture.delayedExecutor(one.at().toMillis(), TimeUnit.MILLISECONDS);
        faults.add(CompletableFuture.runAsync(() -> simulator.disturb(one.fault()), later));
      }
    }
  }

  /** Leaves out what is not due yet. One that was due and failed is a {@link SandboxFailure}. */
  @Override
  public void close() {
    for (CompletableFuture<Void> fault : faults) {
      fault.cancel(false);
      try {
        fault.join();
      } catch (CancellationException notDue) {
        // The work was done before.
      } catch (CompletionException e) {
        throw new SandboxFailure("The vendor was not disturbed as planned", e.getCause());
      }
    }
  }
}
