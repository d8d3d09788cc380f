package io.fanfare.schedule;

import io.fanfare.replica.Replica;
import io.fanfare.schedule.ScheduleStore.Begun;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Plans what is due and makes it happen, in steps after each of which the process may die. */
@ApplicationScoped
public class FireDue {
  /** A backstop: what a replica held that vanished is free as soon as the others notice. */
  static final Duration LEASE = Duration.ofMinutes(15);

  private final ScheduleStore store;
  private final GracefulPlanner planner;
  private final DirectorySchedule directory;
  private final FiringWork work;
  private final Replica self;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicBoolean ensured = new AtomicBoolean();

  public FireDue(
      ScheduleStore store,
      GracefulPlanner planner,
      DirectorySchedule directory,
      FiringWork work,
      Replica self) {
    this.store = store;
    this.planner = planner;
    this.directory = directory;
    this.work = work;
    this.self = self;
  }

  /**
   * One look, and all work that it finds. Another may begin while that work goes on; one that comes
   * while a look is still under way does nothing. Fails when the store is away.
   */
  public Uni<Void> runOnce() {
    return Uni.createFrom()
        .item(() -> looking.compareAndSet(false, true))
        .chain(mine -> mine ? look() : Uni.createFrom().item(List.<Begun>of()))
        .chain(this::workOn);
  }

  private Uni<List<Begun>> look() {
    return ensured()
        .chain(() -> store.plan(planner))
        .chain(() -> store.begin(self.id(), LEASE))
        .onTermination()
        .invoke(() -> looking.set(false));
  }

  /** The first look of a replica's life. */
  private Uni<Void> ensured() {
    return ensured.get()
        ? Uni.createFrom().voidItem()
        : directory.ensure().invoke(() -> ensured.set(true));
  }

  private Uni<Void> workOn(List<Begun> firings) {
    return Multi.createFrom()
        .iterable(firings)
        .onItem()
        .transformToUni(work::run)
        .collectFailures()
        .merge()
        .onItem()
        .ignoreAsUni();
  }
}
