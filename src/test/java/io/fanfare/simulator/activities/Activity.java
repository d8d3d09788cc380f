package io.fanfare.simulator.activities;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One activity. Its state follows from the time that is handed in; its effect lands when {@link
 * #settle} first sees a time after its end. One thread only.
 */
public final class Activity {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final UUID id;
  private final String operation;
  private final @Nullable String sourceFile;
  private final Instant createdAt;
  private final Duration duration;
  private final long handle;
  private Twist twist;
  private Instant endsAt;
  private Work.@Nullable Effect effect;
  private ActivityState end = ActivityState.INITIALIZED;
  private Outcome outcome = Outcome.none();

  Activity(UUID id, Work work, Span span, Twist twist, long handle) {
    this.id = id;
    this.operation = work.operation();
    this.sourceFile = work.sourceFile();
    this.createdAt = span.from();
    this.duration = span.length();
    this.endsAt = span.from().plus(span.length());
    this.twist = twist;
    this.effect = work.effect();
    this.handle = handle;
  }

  /** When it was accepted and how long it will take. */
  record Span(Instant from, Duration length) {}

  public UUID id() {
    return id;
  }

  public String operation() {
    return operation;
  }

  @Nullable String sourceFile() {
    return sourceFile;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  long handle() {
    return handle;
  }

  /** Empty until it has ended. */
  public Outcome outcome() {
    return outcome;
  }

  boolean ended() {
    return end.ended();
  }

  Instant startedAt() {
    Duration tenth = duration.dividedBy(10);
    return createdAt.plus(tenth.compareTo(LONGEST_WAIT) < 0 ? tenth : LONGEST_WAIT);
  }

  ActivityState state(Instant now) {
    if (end.ended()) {
      return end;
    }
    return now.isBefore(startedAt()) ? ActivityState.INITIALIZED : ActivityState.PROCESSING;
  }

  /** What a caller is shown; before the end a twist may show something the docs do not know. */
  String shownState(Instant now) {
    return end.ended() || twist.shown() == null ? state(now).wire() : twist.shown();
  }

  int percentDone(Instant now) {
    if (end.ended()) {
      return end == ActivityState.COMPLETED ? 100 : 50;
    }
    long passed = Duration.between(createdAt, now).toMillis();
    long whole = Math.max(1, duration.toMillis());
    int percent = (int) Math.max(1, Math.min(99, 100 * passed / whole));
    return twist.stuckAt() == null ? percent : Math.min(percent, twist.stuckAt());
  }

  boolean due(Instant now) {
    return !end.ended() && twist.stuckAt() == null && !endsAt.isAfter(now);
  }

  void settle() {
    if (twist.endAs() == ActivityState.COMPLETED && effect != null) {
      outcome = effect.land(endsAt);
    } else {
      outcome = Outcome.none().withErrors(java.util.List.of(twist.error()));
    }
    end = twist.endAs();
    effect = null;
  }

  /** Lets a stuck one go on; it then needs its whole duration again. */
  void release(Instant now) {
    if (twist.stuckAt() != null) {
      twist = new Twist(null, twist.endAs(), twist.shown(), twist.error());
      endsAt = now.plus(duration);
    }
  }
}
