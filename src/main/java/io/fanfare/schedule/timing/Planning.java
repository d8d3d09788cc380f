package io.fanfare.schedule.timing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be planned at some moment: the firings that are due, and which one comes next.
 *
 * @param nextAt always later than the moment; null when there is none
 */
public record Planning(List<Planned> due, @Nullable Instant nextAt) {
  /** Missed firings beyond this are not counted. */
  public static final int COUNTED = 1_000;

  /** What becomes of a firing that is due. */
  public enum Fate {
    /** It fires, as the schedule's overlap policy has it. */
    FIRES,
    /** It was missed and fires all the same, when its turn comes. */
    MADE_UP,
    /** It was missed and is only noted. */
    MISSED
  }

  /**
   * One firing that is due.
   *
   * @param standsFor missed ones besides itself
   */
  public record Planned(Instant at, Fate fate, int standsFor) {}

  /**
   * What becomes of firings that are late.
   *
   * @param grace a firing that is at most so late is on time
   * @param most missed ones that are made up for after one absence, 1 or more
   */
  public record Lateness(Misfire misfire, Duration grace, int most) {
    private int kept() {
      return misfire == Misfire.ALL ? most : 1;
    }
  }

  /**
   * Plans what is due.
   *
   * @param nextAt the firing that has not been planned yet, not after {@code now}
   * @param now the store's time
   */
  public static Planning of(NextFirings firings, Lateness lateness, Instant nextAt, Instant now) {
    Late late = late(firings, nextAt, now.minus(lateness.grace()), lateness.kept());
    List<Instant> onTime = new ArrayList<>();
    Instant at = late.next();
    while (at != null && !at.isAfter(now)) {
      onTime.add(at);
      at = firings.after(at);
    }
    return new Planning(due(late, onTime, lateness.misfire()), at);
  }

  private static List<Planned> due(Late late, List<Instant> onTime, Misfire misfire) {
    List<Planned> due = new ArrayList<>(missed(late, onTime.isEmpty(), misfire));
    int standsFor = misfire == Misfire.ONCE ? late.count() : 0;
    for (Instant at : onTime) {
      due.add(new Planned(at, Fate.FIRES, standsFor));
      standsFor = 0;
    }
    return List.copyOf(due);
  }

  private static List<Planned> missed(Late late, boolean nothingOnTime, Misfire misfire) {
    if (late.last().isEmpty()) {
      return List.of();
    }
    Instant last = late.last().get(late.last().size() - 1);
    return switch (misfire) {
      case SKIP -> List.of(new Planned(last, Fate.MISSED, late.earlier()));
      case ONCE ->
          nothingOnTime ? List.of(new Planned(last, Fate.FIRES, late.earlier())) : List.of();
      case ALL -> madeUp(late);
    };
  }

  private static List<Planned> madeUp(Late late) {
    List<Planned> due = new ArrayList<>();
    if (late.lastEarlier() != null) {
      due.add(new Planned(late.lastEarlier(), Fate.MISSED, late.earlier() - 1));
    }
    late.last().forEach(at -> due.add(new Planned(at, Fate.MADE_UP, 0)));
    return due;
  }

  /** After a long absence the last ones are looked for from behind, not by walking to them. */
  private static Late late(NextFirings firings, Instant first, Instant before, int keep) {
    Deque<Instant> last = new ArrayDeque<>();
    Instant lastEarlier = null;
    int earlier = 0;
    Instant at = first;
    while (at != null && at.isBefore(before) && earlier + last.size() < keep - 1 + COUNTED) {
      last.add(at);
      if (last.size() > keep) {
        lastEarlier = last.remove();
        earlier++;
      }
      at = firings.after(at);
    }
    return at != null && at.isBefore(before)
        ? fromBehind(firings, before, keep, earlier)
        : new Late(List.copyOf(last), lastEarlier, earlier, at);
  }

  private static Late fromBehind(NextFirings firings, Instant before, int keep, int earlier) {
    Deque<Instant> last = new ArrayDeque<>();
    Instant at = firings.before(before);
    while (at != null && last.size() < keep) {
      last.addFirst(at);
      at = firings.before(at);
    }
    Instant next = last.isEmpty() ? null : firings.after(last.getLast());
    return new Late(List.copyOf(last), at, earlier, next);
  }

  /**
   * Those that are late.
   *
   * @param last the last of them, in order
   * @param lastEarlier the last of those before, null when there are none
   * @param earlier how many were before, as far as they are counted
   * @param next the first that is not late, null when there is none
   */
  private record Late(
      List<Instant> last, @Nullable Instant lastEarlier, int earlier, @Nullable Instant next) {
    private int count() {
      return earlier + last.size();
    }
  }
}
