package io.fanfare.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.problem.Rule;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The end of an account (API reference 3.0.178, {@code AccountCancellation}).
 *
 * @param effective null for now
 */
public record Cancellation(CheckedBody body, @Nullable Instant effective) {
  private static final Set<Integer> REASONS = Set.of(1, 2, 3, 11, 12, 14, 21, 27, 30);

  /** Reads the body; throws RefusedException with everything that is wrong. */
  public static Cancellation read(JsonNode body) {
    CheckedBody checked = BodyReader.check(body, Cancellation::check);
    return new Cancellation(checked, time(body.path("effective_date").asText("")).orElse(null));
  }

  /** Whether the account is closed at {@code now}, once the vendor has taken this on. */
  boolean isEffective(Instant now) {
    return effective == null || !effective.isAfter(now);
  }

  private static void check(BodyReader body) {
    Optional<String> date = body.text("effective_date", 1, 40);
    if (date.isPresent() && time(date.get()).isEmpty()) {
      body.fields()
          .refuse("effective_date", Rule.FORMAT, "Must be a time such as 2026-01-31T22:00:00Z.");
    }
    JsonNode reason = body.fields().get("reason_id");
    if (!reason.isMissingNode() && !reason.isIntegralNumber()) {
      body.fields().refuse("reason_id", Rule.TYPE, "Must be a whole number.");
    } else if (!reason.isMissingNode() && !REASONS.contains(reason.asInt())) {
      body.fields().refuse("reason_id", Rule.ENUM, "Must be 1, 2, 3, 11, 12, 14, 21, 27 or 30.");
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
