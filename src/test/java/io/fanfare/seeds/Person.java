package io.fanfare.seeds;

import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.End;
import io.fanfare.seeds.store.ActivityRow;
import io.fanfare.seeds.store.Calls;
import io.fanfare.seeds.store.MemoryActivities;
import io.fanfare.seeds.store.Tables;
import io.fanfare.seeds.vendor.Ledger;
import io.fanfare.seeds.vendor.Remote;
import io.fanfare.seeds.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Settles what the engine leaves to a person, who asks the vendor's people and knows the truth. */
final class Person {
  /** By then nothing that was sent can still be under way. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final Duration ROUND = Duration.ofSeconds(30);

  private final World world;
  private final Tables tables;
  private final Ledger ledger;
  private final ActivityStore store;

  Person(Surroundings around) {
    this.world = around.world();
    this.tables = around.tables();
    this.ledger = around.vendor().ledger();
    this.store = new MemoryActivities(tables, Calls.direct());
  }

  void begin(Duration wellFrom) {
    world.in(wellFrom.plus(PATIENCE), this::round);
  }

  private void round() {
    world.in(ROUND, this::round);
    tables.unended().stream()
        .filter(row -> row.activity().state() instanceof Ambiguous)
        .toList()
        .forEach(this::settle);
  }

  private void settle(ActivityRow row) {
    Activity activity = row.activity();
    ActivityState next = truth(row, (Ambiguous) activity.state());
    world.note("person", "settles", activity.id() + " as " + next);
    store.record(List.of(activity.to(next))).await().indefinitely();
  }

  private ActivityState truth(ActivityRow row, Ambiguous ambiguous) {
    Instant now = tables.clock().instant();
    String origin = Checker.origin(row);
    List<Remote> made = ledger.of(origin);
    if (!made.isEmpty()) {
      return ambiguous.settledInFlight(made.get(made.size() - 1).report(now), now);
    }
    return ledger.runsOf(origin) > 0
        ? ambiguous.settled(End.COMPLETED)
        : ambiguous.settledAbsent(now);
  }
}
