package io.fanfare.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One planned time of one schedule: there is never a second with the same two.
 *
 * @param standsFor how many missed firings it makes up for, or was missed together with; counted up
 *     to a thousand
 */
public record Firing(String schedule, Instant plannedAt, int standsFor, State state) {

  /** Where it is. */
  public sealed interface State {

    /** The word in JSON and tables. */
    String word();

    /**
     * It has yet to get its turn.
     *
     * @param madeUp whether it was missed and is made up for: then it waits however long the ones
     *     before it take
     */
    record Waiting(boolean madeUp) implements State {
      @Override
      public String word() {
        return "waiting";
      }
    }

    /**
     * Its work has begun and is not known to have been done.
     *
     * @param until when somebody else takes it up
     * @param attempts how often it was begun, 1 or more
     */
    record Starting(Instant until, int attempts) implements State {
      @Override
      public String word() {
        return "starting";
      }
    }

    /**
     * Its work was done.
     *
     * @param jobId the one job that it made, null when it was the directory that was read
     * @param open whether that job has not finished, as far as was looked
     */
    record Fired(@Nullable UUID jobId, Instant at, boolean open) implements State {
      @Override
      public String word() {
        return "fired";
      }
    }

    /** It was left out: {@code overlap}, {@code queue_full} or {@code paused}. */
    record Skipped(String reason) implements State {
      @Override
      public String word() {
        return "skipped";
      }
    }

    /** Nobody was there when it was due. */
    record Missed() implements State {
      @Override
      public String word() {
        return "missed";
      }
    }

    /** It could not do its work; the reason is a word of the error catalogue or of our own. */
    record Failed(String reason) implements State {
      @Override
      public String word() {
        return "failed";
      }
    }
  }
}
