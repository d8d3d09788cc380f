package io.fanfare.vendor;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one answer of the vendor means for the call that was made. Every (operation, status, body)
 * leads to exactly one verdict; the table that decides lives in the vendor's adapter.
 */
public sealed interface Verdict {

  /** Whether only the call's slot was over: nothing speaks against making it with the next one. */
  default boolean isMissed() {
    return this instanceof NotSent not && not.cause().equals(NotSent.SLOT_MISSED);
  }

  /** Its word in metrics and traces, such as {@code quota_exceeded}. */
  default String word() {
    return getClass()
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** The vendor took the request on as an activity of its own, which must be polled to its end. */
  record Accepted(RemoteActivity activity) implements Verdict {}

  /**
   * The call ran and is over; nothing to poll.
   *
   * @param status the 2xx status
   * @param contentType as answered, null when the answer named none
   * @param body the answer's bytes, empty for 204; personal data, never to be logged
   */
  record Succeeded(int status, @Nullable String contentType, byte[] body) implements Verdict {
    @Override
    public String toString() {
      return "Succeeded[status=" + status + ", bytes=" + body.length + "]";
    }
  }

  /**
   * The vendor refused for good: the same request would be refused again.
   *
   * @param status the 4xx status
   * @param errorKeys the vendor's stable {@code error_key}s, never its messages: those may repeat
   *     contact data
   */
  record Refused(Reason reason, int status, List<String> errorKeys) implements Verdict {}

  /** Over the calls a second; the request was not run. Slow down, then send again. */
  record Throttled() implements Verdict {}

  /** The day's calls are spent; the request was not run. Nothing leaves before 00:00 UTC. */
  record QuotaExceeded() implements Verdict {}

  /** This account's queue of activities is full; the request was not run. Others are unaffected. */
  record QueueFull() implements Verdict {}

  /** The token was not accepted; the request was not run. A new token is fetched for the next. */
  record Unauthorized() implements Verdict {}

  /**
   * Sent, with no definite answer: it may or may not have run. Never to be repeated blindly.
   *
   * @param cause a short stable word: {@code timeout}, {@code reset}, {@code status_503}, {@code
   *     unreadable_answer}
   */
  record Unanswered(String cause) implements Verdict {}

  /**
   * Certainly never reached the vendor: no connection, no token, or its slot or deadline had
   * passed.
   *
   * @param cause a short stable word
   */
  record NotSent(String cause) implements Verdict {
    /** The cause of a call that was still here when its slot was over. */
    public static final String SLOT_MISSED = "slot_missed";
  }
}
