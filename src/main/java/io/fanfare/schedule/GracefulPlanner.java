package io.fanfare.schedule;

import io.fanfare.schedule.ScheduleStore.Planner;
import io.fanfare.schedule.timing.NextFirings;
import io.fanfare.schedule.timing.Planning;
import io.fanfare.schedule.timing.Planning.Lateness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;

/** Plans by the deployment's settings. */
@ApplicationScoped
public class GracefulPlanner implements Planner {
  private final ScheduleSettings settings;

  public GracefulPlanner(ScheduleSettings settings) {
    this.settings = settings;
  }

  @Override
  public Planning plan(Schedule schedule, Instant now) {
    return Planning.of(
        NextFirings.of(schedule.terms()),
        new Lateness(schedule.terms().misfire(), settings.misfireGrace(), settings.mostMadeUp()),
        Objects.requireNonNull(schedule.nextAt()),
        now);
  }
}
