package io.fanfare.schedule.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be planned at some moment: the firings that are due, and which one comes next.
 *
 * @param nextAt always later than the moment; null when there is none
 */
public record Planning(List<Planned> due, @Nullable Instant nextAt) {
  /** Missed firings beyond this are not counted. */
  public static final int COUNTED = 100;

  /**
   * One firing that is due.
   *
   * @param missed whether it is only noted
   * @param standsFor missed ones besides itself
   */
  public record Planned(Instant at, boolean missed, int standsFor) {}

  /**
   * Plans what is due.
   *
   * @param nextAt the firing that has not been planned yet, not after {@code now}
   * @param now the store's time
   * @param grace a firing that is at most so late is on time
   */
  public static Planning of(
      NextFirings firings, Misfire misfire, Instant nextAt, Instant now, Duration grace) {
    Late late = late(firings, nextAt, now.minus(grace));
    List<Instant> onTime = new ArrayList<>();
    Instant at = late.next();
    while (at != null && !at.isAfter(now)) {
      onTime.add(at);
      at = firings.after(at);
    }
    return new Planning(due(late, onTime, misfire), at);
  }

  private static List<Planned> due(Late late, List<Instant> onTime, Misfire misfire) {
    List<Planned> due = new ArrayList<>();
    Instant last = late.last();
    if (last != null && misfire == Misfire.SKIP) {
      due.add(new Planned(last, true, late.count() - 1));
    } else if (last != null && onTime.isEmpty()) {
      due.add(new Planned(last, false, late.count() - 1));
    }
    int standsFor = misfire == Misfire.ONCE ? late.count() : 0;
    for (Instant at : onTime) {
      due.add(new Planned(at, false, standsFor));
      standsFor = 0;
    }
    return List.copyOf(due);
  }

  /** After a long absence the last one is looked for from behind, not by walking to it. */
  private static Late late(NextFirings firings, Instant first, Instant before) {
    Instant last = null;
    Instant at = first;
    int count = 0;
    while (at != null && at.isBefore(before) && count < COUNTED) {
      last = at;
      at = firings.after(at);
      count++;
    }
    if (at != null && at.isBefore(before)) {
      last = firings.before(before);
      at = last == null ? null : firings.after(last);
    }
    return new Late(last, count, at);
  }

  private record Late(@Nullable Instant last, int count, @Nullable Instant next) {}
}
