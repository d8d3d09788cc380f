package io.fanfare.seeds.world;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Something that processes call over a wire, such as a database: each call does its whole work at
 * one moment. It may fail before or after that, and its answer may come to nobody.
 */
public final class Server {
  private final World world;
  private final String name;
  private Latency latency;
  private double failing;
  private boolean away;

  public Server(World world, String name, Latency latency) {
    this.world = world;
    this.name = name;
    this.latency = latency;
  }

  /** From now on calls take so long, and so many of them fail. */
  public void behave(Latency latency, double failing) {
    this.latency = latency;
    this.failing = failing;
  }

  /** Whether it does nothing for anybody. */
  public void setAway(boolean away) {
    world.note(name, away ? "goes away" : "is back", "");
    this.away = away;
  }

  /** The work, done when the call arrives, for a caller that may die meanwhile. */
  public <T> Uni<T> call(Life caller, String what, Supplier<T> work) {
    return Uni.createFrom().emitter(emitter -> begin(caller, what, work, emitter));
  }

  private <T> void begin(
      Life caller, String what, Supplier<T> work, UniEmitter<? super T> emitter) {
    if (caller.step()) {
      world.in(
          latency.draw(world.random()),
          () -> arrive(caller, what, work, new Answer<>(caller, emitter)));
    }
  }

  private <T> void arrive(Life caller, String what, Supplier<T> work, Answer<T> answer) {
    if (caller.isDead() && world.random().nextBoolean()) {
      return; // Its connection went with it, and the transaction with that.
    }
    if (away || isUnlucky()) {
      answer.fail(what + " did not get through");
      return;
    }
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      answer.fail(e);
      return;
    }
    if (!caller.step()) {
      return;
    }
    if (isUnlucky()) {
      answer.fail(what + " was done, but its answer was lost");
    } else {
      answer.item(result);
    }
  }

  private boolean isUnlucky() {
    return failing > 0 && world.random().nextDouble() < failing;
  }

  /** The way back. */
  private final class Answer<T> {
    private final Life caller;
    private final UniEmitter<? super T> emitter;

    Answer(Life caller, UniEmitter<? super T> emitter) {
      this.caller = caller;
      this.emitter = emitter;
    }

    void item(T result) {
      back(() -> emitter.complete(result));
    }

    void fail(String why) {
      world.note(name, "fails", why);
      fail(new UnavailableException(name + ": " + why));
    }

    void fail(RuntimeException failure) {
      back(() -> emitter.fail(failure));
    }

    private void back(Runnable told) {
      Duration way = latency.draw(world.random());
      world.in(way, () -> caller.run(told));
    }
  }

  /** The server gave no answer. */
  public static final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnavailableException(String message) {
      super(message, null, false, false);
    }
  }
}
