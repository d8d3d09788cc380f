package io.fanfare.schedule;

import io.fanfare.schedule.Firing.State;
import io.fanfare.schedule.timing.Overlap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Whose turn it is among the firings of one schedule that are not over. Not thread-safe: one look,
 * one of these.
 */
public final class Turns {
  /** More firings than this never wait for an earlier one, not counting those made up for. */
  static final int MOST_WAITING = 10;

  private static final String OVERLAP = "overlap";
  private static final String QUEUE_FULL = "queue_full";

  private final Overlap overlap;
  private final Instant now;
  private final List<Turn> turns = new ArrayList<>();
  private final List<UUID> running = new ArrayList<>();
  private boolean starting;
  private int waiting;

  private Turns(Overlap overlap, Instant now) {
    this.overlap = overlap;
    this.now = now;
  }

  /** What becomes of one firing. */
  public sealed interface Turn {

    /** Which one. */
    Firing firing();

    /**
     * It begins, or begins again.
     *
     * @param replaces unfinished jobs to be cancelled first
     */
    record Begin(Firing firing, List<UUID> replaces) implements Turn {}

    /** It is left out. */
    record Skip(Firing firing, String reason) implements Turn {}
  }

  /**
   * What is to be done now; firings that are not mentioned go on as they are. One that has begun
   * keeps its turn, so that a crash never turns it into one that is skipped.
   *
   * @param open those that are not over, by planned time
   * @param now the store's time
   */
  public static List<Turn> of(Overlap overlap, List<Firing> open, Instant now) {
    Turns turns = new Turns(overlap, now);
    open.forEach(turns::look);
    return List.copyOf(turns.turns);
  }

  private void look(Firing firing) {
    if (firing.state() instanceof State.Fired fired && fired.jobId() != null) {
      running.add(fired.jobId());
    } else if (firing.state() instanceof State.Starting begun) {
      starting = true;
      if (!begun.until().isAfter(now)) {
        begin(firing);
      }
    } else if (firing.state() instanceof State.Waiting waits) {
      wait(firing, waits.madeUp());
    }
  }

  private void wait(Firing firing, boolean madeUp) {
    boolean busy = starting || waiting > 0 || !running.isEmpty();
    if (!busy || (overlap == Overlap.REPLACE && !starting)) {
      starting = true;
      begin(firing);
    } else if (madeUp) {
      return;
    } else if (overlap == Overlap.SKIP) {
      turns.add(new Turn.Skip(firing, OVERLAP));
    } else if (waiting == MOST_WAITING) {
      turns.add(new Turn.Skip(firing, QUEUE_FULL));
    } else {
      waiting++;
    }
  }

  private void begin(Firing firing) {
    List<UUID> replaced = overlap == Overlap.REPLACE ? List.copyOf(running) : List.of();
    turns.add(new Turn.Begin(firing, replaced));
  }
}
