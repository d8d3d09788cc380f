package io.fanfare.seeds.store;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** How a transaction gets to the store and its answer back. */
@FunctionalInterface
public interface Calls {

  /** Runs the transaction, when it gets there. */
  <T> Uni<T> call(String what, Supplier<T> transaction);

  /** At once, for tests of the store alone. */
  static Calls direct() {
    return new Calls() {
      @Override
      public <T> Uni<T> call(String what, Supplier<T> transaction) {
        return Uni.createFrom().item(transaction);
      }
    };
  }
}
