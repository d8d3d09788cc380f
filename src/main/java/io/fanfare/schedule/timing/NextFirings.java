package io.fanfare.schedule.timing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times at which a schedule fires: an unbroken, strictly rising row.
 *
 * @param startsAt null for from ever; it may fire at this very time
 * @param endsAt null for for ever; it does not fire at this time any more
 */
public record NextFirings(
    Cron cron, WallClock clock, @Nullable Instant startsAt, @Nullable Instant endsAt) {

  /** Those of a schedule. */
  public static NextFirings of(Terms terms) {
    return new NextFirings(
        Cron.parse(terms.cron()), new WallClock(terms.zone()), terms.startsAt(), terms.endsAt());
  }

  /** The first one after {@code instant}, null when there is none any more. */
  public @Nullable Instant after(Instant instant) {
    boolean early = startsAt != null && instant.isBefore(startsAt);
    LocalDateTime reached = clock.reached(early ? startsAt.minusNanos(1) : instant);
    return cron.after(reached).map(clock::when).filter(this::isInside).orElse(null);
  }

  /** The last one before {@code instant}, null when there is none. */
  public @Nullable Instant before(Instant instant) {
    Optional<LocalDateTime> local = cron.before(clock.reached(instant).plusSeconds(1));
    while (local.isPresent() && !clock.when(local.get()).isBefore(instant)) {
      local = cron.before(local.get());
    }
    return local.map(clock::when).filter(this::isInside).orElse(null);
  }

  /** Up to {@code most} of them, from behind {@code instant}. */
  public List<Instant> next(Instant instant, int most) {
    List<Instant> next = new ArrayList<>();
    Instant at = after(instant);
    while (at != null && next.size() < most) {
      next.add(at);
      at = after(at);
    }
    return next;
  }

  private boolean isInside(Instant at) {
    return (startsAt == null || !at.isBefore(startsAt)) && (endsAt == null || at.isBefore(endsAt));
  }
}
