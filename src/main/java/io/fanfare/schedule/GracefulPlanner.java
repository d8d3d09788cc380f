package io.fanfare.schedule;

import io.fanfare.schedule.ScheduleStore.Planner;
import io.fanfare.schedule.timing.NextFirings;
import io.fanfare.schedule.timing.Planning;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;

/** Plans by the deployment's grace. */
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
        schedule.terms().misfire(),
        Objects.requireNonNull(schedule.nextAt()),
        now,
        settings.misfireGrace());
  }
}
