package io.fanfare.forecast;

import io.fanfare.activity.LookTimes;
import io.fanfare.forecast.Script.Line;
import io.fanfare.forecast.Script.Part;
import io.fanfare.prediction.Kind;
import io.fanfare.prediction.Looks;
import io.fanfare.prediction.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An account in a rehearsal; times in seconds. */
final class Lane {
  private final Part part;
  private final int place;
  private final List<Sent> inFlight = new ArrayList<>(1);
  private int step;
  private int chunk;
  private double late = Double.POSITIVE_INFINITY;
  private double soon = Double.POSITIVE_INFINITY;
  private int looks;

  Lane(Part part, int place) {
    this.part = part;
    this.place = place;
  }

  int wave() {
    return part.wave();
  }

  int place() {
    return place;
  }

  /** Whether something of the step under way is still to be sent. */
  boolean hasNext() {
    return step < part.steps().size() && chunk < part.steps().get(step).size();
  }

  Line next() {
    return part.steps().get(step).get(chunk);
  }

  int round() {
    return chunk;
  }

  /** Whether everything of the account is over. */
  boolean isDone() {
    return step >= part.steps().size();
  }

  /** Sends the next; {@code ends} is when the vendor will have done it. */
  void send(double now, double ends, Looks looksOf) {
    Line line = next();
    chunk++;
    if (line.isFollowed()) {
      inFlight.add(new Sent(line.kind(), now, ends));
      wish(looksOf.first(line.kind()), now);
    } else {
      goOn();
    }
  }

  /** Looks; whether that ended a step. */
  boolean look(double now, Looks looksOf) {
    inFlight.removeIf(sent -> sent.ends() <= now);
    late = Double.POSITIVE_INFINITY;
    soon = Double.POSITIVE_INFINITY;
    if (!inFlight.isEmpty()) {
      wish(looksOf.next(inFlight.stream().map(sent -> sent.at(now)).toList()), now);
    } else {
      looks++;
    }
    return goOn();
  }

  private boolean goOn() {
    boolean over = inFlight.isEmpty() && chunk == part.steps().get(step).size();
    if (over) {
      step++;
      chunk = 0;
    }
    return over;
  }

  private void wish(LookTimes times, double now) {
    late = Math.min(late, now + seconds(times.late()));
    soon = Math.min(soon, now + seconds(times.soon()));
    looks++;
  }

  /** When it is to be looked at; infinite when nothing is in flight. */
  double lookAt(boolean isCrowded) {
    return isCrowded ? late : soon;
  }

  /** Counts changes of the times: an older note of one is void. */
  int edition() {
    return looks;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** An activity at the vendor. */
  private record Sent(Kind kind, double since, double ends) {
    Waiting at(double now) {
      return new Waiting(kind, Duration.ofNanos((long) ((now - since) * 1e9)));
    }
  }
}
