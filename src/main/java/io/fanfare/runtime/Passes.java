package io.fanfare.runtime;

import io.fanfare.quota.QuotaSpentException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Runs a tick's pass so that one that fails never stops the tick, and is told once, not always. */
@ApplicationScoped
class Passes {
  private static final Logger LOG = Logger.getLogger(Passes.class);

  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  Uni<Void> run(String name, Uni<?> pass) {
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
