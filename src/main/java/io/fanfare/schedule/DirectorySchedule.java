package io.fanfare.schedule;

import io.fanfare.account.DirectorySettings;
import io.fanfare.schedule.timing.Misfire;
import io.fanfare.schedule.timing.NextFirings;
import io.fanfare.schedule.timing.Overlap;
import io.fanfare.schedule.timing.Terms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;

/** The schedule that comes with every deployment: it reads the directory of managed accounts. */
@ApplicationScoped
public class DirectorySchedule {
  /** Its name, which no other can have. */
  public static final String NAME = "directory-sync";

  /** Replicas that start together start within this time. */
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final ScheduleStore store;
  private final DirectorySettings settings;

  public DirectorySchedule(ScheduleStore store, DirectorySettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /** Makes sure that it is there, and lets it fire once now, at the start of this replica. */
  public Uni<Void> ensure() {
    Terms terms = terms();
    return store.builtIn(
        NAME, terms, now -> terms.paused() ? null : NextFirings.of(terms).after(now), TOGETHER);
  }

  private Terms terms() {
    return new Terms(
        settings.cron(), UTC, Overlap.SKIP, Misfire.ONCE, settings.isOff(), null, null);
  }
}
