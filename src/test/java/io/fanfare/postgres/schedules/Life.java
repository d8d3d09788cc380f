package io.fanfare.postgres.schedules;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.random.RandomGenerator;

/**
 * One life of a replica: it may end before or after any call of a store, and then nothing more of
 * it reaches a store.
 */
final class Life {
  private final RandomGenerator random;
  private final double mortality;
  private volatile boolean over;

  Life(RandomGenerator random, double mortality) {
    this.random = random;
    this.mortality = mortality;
  }

  boolean isOver() {
    return over;
  }

  /** The store as this life sees it. */
  <T> T mortal(Class<T> port, T store) {
    InvocationHandler handler = (proxy, method, arguments) -> call(store, method, arguments);
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private Object call(Object store, Method method, Object[] arguments) throws Throwable {
    if (dies()) {
      return Uni.createFrom().failure(new Died());
    }
    try {
      Uni<?> answer = (Uni<?>) method.invoke(store, arguments);
      return dies() ? answer.onItem().failWith(() -> new Died()) : answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private boolean dies() {
    synchronized (random) {
      over = over || random.nextDouble() < mortality;
    }
    return over;
  }

  /** Whether it died over one thing, or over several at once, and nothing else failed. */
  static boolean isDeath(Throwable failure) {
    return failure instanceof CompositeException several
        ? several.getCauses().stream().allMatch(Life::isDeath)
        : failure instanceof Died;
  }

  /** What the rest of the process sees of its end: nothing that it could still act on. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Died() {
      super(null, null, false, false);
    }
  }
}
