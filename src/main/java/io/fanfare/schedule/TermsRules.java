package io.fanfare.schedule;

import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Rule;
import io.fanfare.schedule.timing.Cron;
import io.fanfare.schedule.timing.Misfire;
import io.fanfare.schedule.timing.Overlap;
import io.fanfare.schedule.timing.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads when a schedule fires. */
@ApplicationScoped
public class TermsRules {
  private static final String CRON = "cron";
  private static final String ZONE = "time_zone";
  private static final String STARTS_AT = "starts_at";
  private static final String ENDS_AT = "ends_at";
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** Later ones no store takes. */
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private static final String EVERY_NEW_YEAR = "0 0 1 1 *";
  private static final List<String> OVERLAPS = List.of("skip", "queue", "replace");
  private static final List<String> MISFIRES = List.of("skip", "once", "all");

  private final ScheduleSettings settings;
  private final Clock clock;

  public TermsRules(ScheduleSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The terms; what is wrong is noted in the fields' findings. */
  Terms read(Fields body) {
    return new Terms(
        body.require(CRON) ? body.text(CRON).map(text -> cron(body, text)).orElse("") : "",
        body.has(ZONE) ? zone(body) : UTC,
        body.has("overlap") ? overlap(body) : Overlap.SKIP,
        body.has("misfire") ? misfire(body) : Misfire.ONCE,
        body.flag("paused"),
        body.has(STARTS_AT) ? instant(body, STARTS_AT) : null,
        body.has(ENDS_AT) ? instant(body, ENDS_AT) : null);
  }

  private String cron(Fields body, String text) {
    try {
      check(body, Cron.parse(text));
      return text.strip();
    } catch (IllegalArgumentException e) {
      body.refuse(
          CRON,
          Rule.FORMAT,
          "Must have five fields as in Unix cron: minute, hour, day of the month, month, day of"
              + " the week; or six with the second in front.");
      return EVERY_NEW_YEAR;
    }
  }

  private void check(Fields body, Cron cron) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    long least = settings.leastInterval().toSeconds();
    if (cron.after(now).isEmpty()) {
      body.refuse(CRON, Rule.NEVER_FIRES, "Never fires: there is no such day.");
    } else if (cron.isCloserThan(settings.leastInterval(), now)) {
      body.refuse(
          CRON, Rule.TOO_OFTEN, least, "Fires more often than every " + least + " seconds.");
    }
  }

  private static ZoneId zone(Fields body) {
    Optional<String> id = body.text(ZONE);
    if (id.isPresent() && ZoneId.getAvailableZoneIds().contains(id.get())) {
      return ZoneId.of(id.get());
    }
    if (id.isPresent()) {
      body.refuse(ZONE, Rule.FORMAT, "Must name a time zone such as Europe/Berlin or UTC.");
    }
    return UTC;
  }

  private static Overlap overlap(Fields body) {
    Optional<String> word = body.word("overlap", OVERLAPS).filter(OVERLAPS::contains);
    return word.map(one -> Overlap.valueOf(one.toUpperCase(Locale.ROOT))).orElse(Overlap.SKIP);
  }

  private static Misfire misfire(Fields body) {
    Optional<String> word = body.word("misfire", MISFIRES).filter(MISFIRES::contains);
    return word.map(one -> Misfire.valueOf(one.toUpperCase(Locale.ROOT))).orElse(Misfire.ONCE);
  }

  private static @Nullable Instant instant(Fields body, String field) {
    Optional<String> text = body.text(field);
    Instant instant = text.map(TermsRules::parse).orElse(Instant.EPOCH);
    if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
      body.refuse(field, Rule.FORMAT, "Must be a UTC time such as 2026-01-31T22:00:00Z.");
    }
    return instant;
  }

  private static Instant parse(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.MIN;
    }
  }
}
