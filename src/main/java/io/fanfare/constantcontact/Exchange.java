package io.fanfare.constantcontact;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.fanfare.constantcontact.Outcome.Answer;
import io.fanfare.constantcontact.Outcome.NoAnswer;
import io.fanfare.constantcontact.token.AccessToken;
import io.fanfare.constantcontact.token.Tokens;
import io.fanfare.quota.Slot;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes one call: one slot, one token, one deadline, no second try. Never fails; never waits for a
 * token, since its slot would be over before one came. Results arrive on the Vert.x context of
 * whoever asked, also when the deadline brought them.
 */
class Exchange {

  private final Tokens tokens;
  private final Predicate<Answer> refusesToken;
  private final Duration deadline;

  /**
   * Over a source of tokens.
   *
   * @param refusesToken whether an answer says that the token is not accepted; it is then dropped
   * @param deadline for a whole call
   */
  Exchange(Tokens tokens, Predicate<Answer> refusesToken, Duration deadline) {
    this.tokens = tokens;
    this.refusesToken = refusesToken;
    this.deadline = deadline;
  }

  /**
   * Makes the call.
   *
   * @param body null for a call without one
   * @param request the endpoint to call with the attempt
   */
  Uni<Outcome> call(Slot slot, byte @Nullable [] body, Function<Attempt, Uni<Response>> request) {
    return Uni.createFrom().deferred(() -> callNow(slot, body, request));
  }

  private Uni<Outcome> callNow(
      Slot slot, byte @Nullable [] body, Function<Attempt, Uni<Response>> request) {
    AccessToken token = tokens.usable();
    if (token == null) {
      return Uni.createFrom().item(new NoAnswer(new Verdict.NotSent("no_token")));
    }
    if (!slot.isUsable()) {
      return Uni.createFrom().item(new NoAnswer(new Verdict.NotSent(Verdict.NotSent.SLOT_MISSED)));
    }
    return send(new Attempt(slot, token, body), request);
  }

  private Uni<Outcome> send(Attempt attempt, Function<Attempt, Uni<Response>> request) {
    return request
        .apply(attempt)
        .map(response -> read(response, attempt))
        .onFailure()
        .recoverWithItem(failure -> new NoAnswer(attempt.failed(failure)))
        .ifNoItem()
        .after(deadline)
        .recoverWithItem(() -> new NoAnswer(attempt.timedOut()))
        .emitOn(callersContext());
  }

  private Outcome read(Response response, Attempt attempt) {
    var answer =
        new Answer(
            response.getStatus(),
            response.getHeaderString(HttpHeaders.CONTENT_TYPE),
            response.getHeaderString(HttpHeaders.LOCATION),
            response.hasEntity() ? response.readEntity(byte[].class) : new byte[0],
            servedAt(response.getHeaderString(HttpHeaders.DATE)));
    if (refusesToken.test(answer)) {
      tokens.invalidate(attempt.token());
    }
    return answer;
  }

  private static @Nullable Instant servedAt(@Nullable String date) {
    try {
      return date == null ? null : RFC_1123_DATE_TIME.parse(date, Instant::from);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Executor callersContext() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : work -> context.runOnContext(nothing -> work.run());
  }
}
