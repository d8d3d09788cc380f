package io.fanfare.runtime;

import io.fanfare.quota.QuotaSpentException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Runs a tick's pass so that one that fails never stops the tick, and is told once, not always. */
@ApplicationScoped
class Passes {
  private static final Logger LOG = Logger.getLogger(Passes.class);

  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /** One party for this bean itself, so that it never ends, and one for each pass. */
  private final Phaser underWay = new Phaser(1);

  Uni<Void> run(String name, Uni<?> pass) {
    return Uni.createFrom()
        .voidItem()
        .invoke(() -> underWay.register())
        .chain(() -> reported(name, pass))
        .eventually(() -> underWay.arriveAndDeregister());
  }

  /** Blocks until no pass is under way, or the time is over. */
  void awaitEnd(Duration limit) {
    int phase = underWay.arrive();
    try {
      underWay.awaitAdvanceInterruptibly(phase, limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warnf(
          "Calls still under way after %s are left; look for activities that are unknown", limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Uni<Void> reported(String name, Uni<?> pass) {
    return pass.invoke(() -> recovered(name))
        .onFailure(QuotaSpentException.class)
        .recoverWithNull()
        .onFailure()
        .invoke(failure -> failed(name, failure))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void failed(String name, Throwable failure) {
    if (failing.add(name)) {
      LOG.warnf(
          failure,
          "The %s pass failed and is repeated until it succeeds. Check the database and the vendor.",
          name);
    }
  }

  private void recovered(String name) {
    if (failing.remove(name)) {
      LOG.infof("The %s pass succeeds again", name);
    }
  }
}
