package io.fanfare.seeds.vendor;

import io.fanfare.quota.Slot;
import io.fanfare.seeds.world.Life;
import io.fanfare.seeds.world.World;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One call to the vendor, as the adapter makes it: it asks its slot immediately before it leaves,
 * and is given up at its deadline, arrived or not.
 */
final class Exchange<T> {
  private final World world;
  private final Life life;
  private final Wire wire;
  private final Moods moods;
  private final Slot slot;
  private final Errand<T> errand;
  private final UniEmitter<? super T> emitter;
  private boolean departed;
  private boolean over;

  Exchange(World world, Way way, Slot slot, Errand<T> errand, UniEmitter<? super T> emitter) {
    this.world = world;
    this.life = way.life();
    this.wire = way.wire();
    this.moods = way.moods();
    this.slot = slot;
    this.errand = errand;
    this.emitter = emitter;
  }

  /** Who calls, how, and what may go wrong. */
  record Way(Life life, Wire wire, Moods moods) {}

  void begin() {
    if (life.step()) {
      life.in(wire.local().draw(random()), this::depart);
      life.in(wire.deadline(), this::giveUp);
    }
  }

  private void depart() {
    if (over) {
      return;
    }
    if (!slot.isUsable()) {
      end(new Verdict.NotSent("slot_missed"));
      return;
    }
    if (!life.step()) {
      return;
    }
    departed = true;
    travel();
    life.step();
  }

  private void travel() {
    if (chance(moods.lostBefore())) {
      resetOrSilence();
      return;
    }
    world.in(wire.there().draw(random()), this::arrive);
  }

  private void arrive() {
    Optional<Verdict> refusal = errand.admit().get();
    if (refusal.isPresent()) {
      answer(failed(refusal.get()), Duration.ZERO);
    } else if (chance(moods.unavailable() / 2)) {
      answer(failed(new Verdict.Unanswered("status_503")), Duration.ZERO);
    } else {
      world.in(chance(moods.slow()) ? upTo(Moods.SLOWEST) : Duration.ZERO, this::work);
    }
  }

  private void work() {
    T result = errand.work().get();
    if (chance(moods.lostAfter())) {
      resetOrSilence();
    } else if (chance(moods.unavailable() / 2)) {
      answer(failed(new Verdict.Unanswered("status_504")), Duration.ZERO);
    } else {
      answer(result, chance(moods.late()) ? upTo(Moods.LATEST) : Duration.ZERO);
    }
  }

  private void answer(T result, Duration more) {
    world.in(wire.back().draw(random()).plus(more), () -> life.run(() -> complete(result)));
  }

  private void resetOrSilence() {
    if (random().nextBoolean()) {
      Duration later = wire.back().draw(random());
      world.in(later, () -> life.run(() -> end(new Verdict.Unanswered("reset"))));
    }
  }

  private void giveUp() {
    end(departed ? new Verdict.Unanswered("timeout") : new Verdict.NotSent("no_connection"));
  }

  private void end(Verdict verdict) {
    complete(failed(verdict));
  }

  private T failed(Verdict verdict) {
    return errand.failed().apply(verdict);
  }

  private void complete(T result) {
    if (!over) {
      over = true;
      emitter.complete(result);
    }
  }

  private Duration upTo(Duration most) {
    return Duration.ofNanos(random().nextLong(most.toNanos()));
  }

  private boolean chance(double share) {
    return share > 0 && random().nextDouble() < share;
  }

  private RandomGenerator random() {
    return world.random();
  }
}
