package io.fanfare.schedule.timing;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cron expression: the local times that it names, on a calendar that knows of no time zone.
 *
 * <p>Five fields as Unix has them (minute, hour, day of the month, month, day of the week), or six
 * with the second in front. Where both days are restricted either one is enough. Names such as
 * {@code MON} and {@code JAN} are understood, nicknames such as {@code @daily} are not.
 */
public final class Cron {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Keeps out what the library takes beyond cron: other scripts' digits, several in one. */
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z*,/ -]{9,200}");

  private static final int WITH_SECONDS = 6;
  private static final int LAST_OF_60 = 59;
  private static final int LAST_HOUR = 23;
  private static final int LAST_DAY = 31;
  private static final int MONTHS = 12;
  private static final int SUNDAY = 7;

  /** A gap between any two firings within a minute shows among so many. */
  private static final int ALL_SECONDS = 61;

  private static final CronParser MINUTES =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private static final CronParser SECONDS = new CronParser(seconds());

  private final ExecutionTime times;

  private Cron(ExecutionTime times) {
    this.times = times;
  }

  /** Reads an expression; throws IllegalArgumentException when it is none. */
  public static Cron parse(String text) {
    String plain = SPACES.matcher(text.strip()).replaceAll(" ");
    if (!PLAIN.matcher(plain).matches()) {
      throw new IllegalArgumentException("not a cron expression");
    }
    boolean seconds = plain.split(" ").length == WITH_SECONDS;
    return new Cron(ExecutionTime.forCron((seconds ? SECONDS : MINUTES).parse(plain).validate()));
  }

  /** The first of its times after the second in which {@code local} lies; empty when none is. */
  public Optional<LocalDateTime> after(LocalDateTime local) {
    return times.nextExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }

  /** The last of its times before {@code local}, which is a whole second; empty when none is. */
  Optional<LocalDateTime> before(LocalDateTime local) {
    return times.lastExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }

  /** Whether two of its times, from {@code start} on, are closer than that; a minute at most. */
  public boolean isCloserThan(Duration least, LocalDateTime start) {
    Optional<LocalDateTime> last = after(start);
    for (int i = 0; i < ALL_SECONDS && last.isPresent(); i++) {
      Optional<LocalDateTime> next = after(last.get());
      if (next.isPresent() && Duration.between(last.get(), next.get()).compareTo(least) < 0) {
        return true;
      }
      last = next;
    }
    return false;
  }

  private static CronDefinition seconds() {
    return CronDefinitionBuilder.defineCron()
        .withSeconds()
        .withValidRange(0, LAST_OF_60)
        .withStrictRange()
        .and()
        .withMinutes()
        .withValidRange(0, LAST_OF_60)
        .withStrictRange()
        .and()
        .withHours()
        .withValidRange(0, LAST_HOUR)
        .withStrictRange()
        .and()
        .withDayOfMonth()
        .withValidRange(1, LAST_DAY)
        .withStrictRange()
        .and()
        .withMonth()
        .withValidRange(1, MONTHS)
        .withStrictRange()
        .and()
        .withDayOfWeek()
        .withValidRange(0, SUNDAY)
        .withMondayDoWValue(1)
        .withIntMapping(SUNDAY, 0)
        .withStrictRange()
        .and()
        .instance();
  }
}
