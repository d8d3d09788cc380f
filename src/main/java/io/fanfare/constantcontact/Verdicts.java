package io.fanfare.constantcontact;

import io.fanfare.constantcontact.Outcome.Answer;
import io.fanfare.operation.Operation;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one table from (operation, status, body) to a verdict. The proxy is read as passing the inner
 * call's status on (API reference, {@code account_operations/sync}, 404); an inner 201 may come as
 * 200.
 *
 * <table>
 * <caption>The first line that fits decides</caption>
 * <tr><td>2xx, HTML</td><td>Unanswered unreadable_answer: a maintenance page has come as 200
 * before</td></tr>
 * <tr><td>2xx, asynchronous, activity in the body or named by Location</td><td>Accepted</td></tr>
 * <tr><td>2xx, asynchronous, none</td><td>Unanswered unreadable_answer</td></tr>
 * <tr><td>2xx, any other</td><td>Succeeded</td></tr>
 * <tr><td>401; 403 with an unauthorized key</td><td>Unauthorized</td></tr>
 * <tr><td>429 with a throttled key</td><td>Throttled</td></tr>
 * <tr><td>429 with a quota key</td><td>QuotaExceeded</td></tr>
 * <tr><td>429, any other, asynchronous</td><td>QueueFull: the body of that one is not documented
 * </td></tr>
 * <tr><td>429, any other</td><td>Throttled</td></tr>
 * <tr><td>408</td><td>Unanswered status_408</td></tr>
 * <tr><td>400 403 404 409 413, other 4xx</td><td>Refused with its {@link Reason}</td></tr>
 * <tr><td>any other status</td><td>Unanswered status_NNN</td></tr>
 * </table>
 */
final class Verdicts {

  private final ConstantContactSettings settings;
  private final Activities activities;

  Verdicts(ConstantContactSettings settings, Activities activities) {
    this.settings = settings;
    this.activities = activities;
  }

  /** What the answer means for a call of this operation. */
  Verdict of(Operation operation, Answer answer) {
    return answer.isSuccess()
        ? success(operation.asynchronous(), answer)
        : refusal(answer, operation.asynchronous());
  }

  /** What the answer means for a partner endpoint, none of which leaves an activity. */
  Verdict ofPartner(Answer answer) {
    return answer.isSuccess() ? success(false, answer) : refusal(answer, false);
  }

  /** What an answer that brought no readable page means for a read. Never a success. */
  Verdict ofRead(Answer answer) {
    return answer.isSuccess() ? unreadable() : refusal(answer, false);
  }

  /** Whether the gateway did not accept the token, or the key it came with. */
  boolean refusesToken(Answer answer) {
    return answer.status() == 401
        || (answer.status() == 403
            && hasAny(JsonBody.errorKeys(answer.body()), settings.unauthorizedKeys()));
  }

  /** Whether a billing status means that the account was cancelled or disabled. */
  boolean isClosed(@Nullable String billingStatus) {
    String status = billingStatus == null ? "" : billingStatus.toLowerCase(Locale.ROOT);
    return settings.closedStatuses().stream().anyMatch(status::startsWith);
  }

  private Verdict success(boolean asynchronous, Answer answer) {
    if (isHtml(answer)) {
      return unreadable();
    }
    if (!asynchronous) {
      return new Verdict.Succeeded(answer.status(), answer.contentType(), answer.body());
    }
    Optional<RemoteActivity> activity = activities.accepted(answer.body(), answer.location());
    return activity.<Verdict>map(Verdict.Accepted::new).orElseGet(Verdicts::unreadable);
  }

  private Verdict refusal(Answer answer, boolean queues) {
    int status = answer.status();
    List<String> keys = JsonBody.errorKeys(answer.body());
    if (refusesToken(answer)) {
      return new Verdict.Unauthorized();
    }
    if (status == 429) {
      return tooMany(keys, queues);
    }
    return status >= 400 && status < 500 && status != 408
        ? new Verdict.Refused(reason(status), status, keys)
        : new Verdict.Unanswered("status_" + status);
  }

  private Verdict tooMany(List<String> keys, boolean queues) {
    if (hasAny(keys, settings.quotaKeys())) {
      return new Verdict.QuotaExceeded();
    }
    return queues && !hasAny(keys, settings.throttledKeys())
        ? new Verdict.QueueFull()
        : new Verdict.Throttled();
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 400 -> Reason.INVALID;
      case 403 -> Reason.FORBIDDEN;
      case 404 -> Reason.NOT_FOUND;
      case 409 -> Reason.CONFLICT;
      case 413 -> Reason.TOO_LARGE;
      default -> Reason.REFUSED;
    };
  }

  private static Verdict unreadable() {
    return new Verdict.Unanswered("unreadable_answer");
  }

  private static boolean hasAny(List<String> keys, Set<String> known) {
    return !Collections.disjoint(keys, known);
  }

  private static boolean isHtml(Answer answer) {
    String type = answer.contentType() == null ? "" : answer.contentType();
    return type.toLowerCase(Locale.ROOT).contains("html") || opensAsHtml(answer.body());
  }

  private static boolean opensAsHtml(byte[] body) {
    String head = new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1);
    String open = head.stripLeading().toLowerCase(Locale.ROOT);
    return open.startsWith("<!doctype") || open.startsWith("<html");
  }
}
