package io.fanfare.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One call as it was seen from here. No body, no id and no message of the vendor's is kept.
 *
 * @param sentAt when it was written
 * @param answeredAt when its answer was read
 * @param status of the answer; 0 where none came
 * @param shape of the answer's body
 * @param keys the body's {@code error_key}s
 * @param rateHeaders names of headers that look as if they told of limits, in lower case
 * @param print equal for answers that say the same; numbers do not count
 * @param daySpent whether it says that the day's calls are spent
 */
public record Seen(
    Instant sentAt,
    Instant answeredAt,
    int status,
    Shape shape,
    List<String> keys,
    List<String> rateHeaders,
    String print,
    boolean daySpent)
    implements Answered {

  /** What a body looks like. */
  public enum Shape {
    EMPTY,
    OBJECT,
    ARRAY,
    STRING,
    MESSAGE,
    HTML,
    TEXT
  }

  @Override
  public Seen seen() {
    return this;
  }

  /** Whether the vendor refused it as too fast. */
  boolean isThrottled() {
    return status == 429 && !daySpent;
  }

  /** Whether the vendor looked at it: it was neither too fast nor lost. */
  boolean isLetIn() {
    return status > 0 && status != 429;
  }

  boolean isSuccess() {
    return status / 100 == 2;
  }

  Duration trip() {
    return Duration.between(sentAt, answeredAt);
  }

  /** The earliest moment of its arrival there, where no way takes less than half that trip. */
  Instant earliest(Duration quickest) {
    return sentAt.plus(quickest.dividedBy(2));
  }

  /** The latest moment of its arrival there. */
  Instant latest(Duration quickest) {
    return answeredAt.minus(quickest.dividedBy(2));
  }
}
