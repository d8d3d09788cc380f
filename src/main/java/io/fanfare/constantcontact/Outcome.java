package io.fanfare.constantcontact;

import io.fanfare.vendor.Verdict;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How one call over the wire ended. */
sealed interface Outcome {

  /**
   * What the call came to: without an answer the verdict that the wire gave, otherwise whatever
   * {@code ofAnswer} makes of the answer, be it a success or not.
   *
   * @param ofAnswer asked only when there is an answer, once
   */
  default Verdict verdict(Function<Answer, Verdict> ofAnswer) {
    return this instanceof Answer answer ? ofAnswer.apply(answer) : ((NoAnswer) this).verdict();
  }

  /**
   * The vendor's answer was read to its end. Printing it shows no body.
   *
   * @param contentType as sent, null when absent
   * @param location the {@code Location} header, null when absent
   * @param body empty when there was none
   * @param servedAt the vendor's clock, null when its {@code Date} header was absent or unreadable
   */
  record Answer(
      int status,
      @Nullable String contentType,
      @Nullable String location,
      byte[] body,
      @Nullable Instant servedAt)
      implements Outcome {

    Answer(int status, @Nullable String contentType, @Nullable String location, byte[] body) {
      this(status, contentType, location, body, null);
    }

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
      return "Answer[status=" + status + ", bytes=" + body.length + "]";
    }
  }

  /**
   * There is no answer to read.
   *
   * @param verdict {@link Verdict.NotSent} or {@link Verdict.Unanswered}
   */
  record NoAnswer(Verdict verdict) implements Outcome {}
}
