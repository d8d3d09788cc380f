package io.fanfare.http.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.approval.Approval;
import io.fanfare.schedule.Recipe;
import io.fanfare.schedule.Schedule;
import io.fanfare.schedule.Schedule.Consent;
import io.fanfare.schedule.Schedule.Work;
import io.fanfare.schedule.ScheduleStore.Shown;
import io.fanfare.schedule.SourceRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as callers see it; every field is always there, null when there is nothing to say.
 *
 * @param operation what its jobs do, null for the built-in one, which makes none
 * @param job the body that its jobs are made of; null in a list, and for the built-in one
 * @param rows the upload that its jobs import, or the address that rows are fetched from, without
 *     its query; as {@code job}
 * @param destructive whether its jobs remove things
 * @param approvedAt when somebody approved it as it is now, null when nobody did
 * @param nextFirings up to five, none while it is paused
 * @param lastFirings the latest first
 * @param missed firings that nobody was there for and that are left out for good, null when none
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ScheduleJson(
    String name,
    String cron,
    String timeZone,
    String overlap,
    String misfire,
    boolean paused,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    boolean builtIn,
    @Nullable String operation,
    @Nullable JsonNode job,
    @Nullable Map<String, String> rows,
    boolean destructive,
    @Nullable Instant approvedAt,
    List<TimeJson> nextFirings,
    List<FiringJson> lastFirings,
    @Nullable MissedJson missed,
    Instant createdAt,
    Instant changedAt) {

  /**
   * Firings that were left out.
   *
   * @param count since the schedule was created
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record MissedJson(long count, Instant lastPlannedAt) {
    static MissedJson of(Schedule.Missed missed) {
      return new MissedJson(missed.count(), missed.lastPlannedAt());
    }
  }

  static ScheduleJson of(Shown shown, @Nullable Recipe recipe) {
    Schedule schedule = shown.schedule();
    @Nullable Consent consent = schedule.work() instanceof Work.Job job ? job.consent() : null;
    Approval.@Nullable Given given = consent == null ? null : consent.given();
    return new ScheduleJson(
        schedule.name(),
        schedule.terms().cron(),
        schedule.terms().zone().getId(),
        schedule.terms().overlap().word(),
        schedule.terms().misfire().word(),
        schedule.terms().paused(),
        schedule.terms().startsAt(),
        schedule.terms().endsAt(),
        schedule.builtIn(),
        schedule.work() instanceof Work.Job job ? job.operation() : null,
        recipe == null ? null : recipe.job(),
        recipe == null ? null : rows(recipe),
        consent != null && consent.destructive(),
        given == null ? null : given.at(),
        TimeJson.next(schedule, shown.now()),
        shown.last().stream().map(FiringJson::of).toList(),
        schedule.missed() == null ? null : MissedJson.of(schedule.missed()),
        schedule.createdAt(),
        schedule.changedAt());
  }

  private static @Nullable Map<String, String> rows(Recipe recipe) {
    if (recipe.upload() != null) {
      return Map.of("upload", recipe.upload().toString());
    }
    return recipe.rows() == null ? null : Map.of("url", SourceRules.shown(recipe.rows().url()));
  }
}
