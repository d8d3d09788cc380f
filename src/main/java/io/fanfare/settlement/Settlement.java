package io.fanfare.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.activity.ActivityState;
import io.fanfare.activity.ActivityState.Ambiguous;
import io.fanfare.activity.End;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import io.fanfare.vendor.Counters;
import io.fanfare.vendor.RemoteActivity;
import io.fanfare.vendor.RemoteState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person found out about an ambiguous activity.
 *
 * @param remoteId the vendor's activity; set exactly when it was found {@code in_flight}
 */
public record Settlement(Word word, @Nullable String remoteId) {
  private static final int LONGEST_ID = 100;
  private static final String NOT_SEEN = "initialized";

  /** What became of it. */
  public enum Word {
    COMPLETED,
    FAILED,
    NOT_SENT,
    IN_FLIGHT
  }

  /** Reads {@code {verdict, remote_id?}}; throws RefusedException with all that is wrong. */
  public static Settlement read(JsonNode body) {
    Findings findings = new Findings();
    Optional<Settlement> settlement = Fields.open(body, "body", findings).flatMap(Settlement::read);
    findings.refuseIfAny();
    return settlement.orElseThrow();
  }

  /** Where the activity goes from here. */
  ActivityState next(Ambiguous ambiguous, Instant now) {
    return switch (word) {
      case COMPLETED -> ambiguous.settled(End.COMPLETED);
      case FAILED -> ambiguous.settled(End.FAILED);
      case NOT_SENT -> ambiguous.settledAbsent(now);
      case IN_FLIGHT -> ambiguous.settledInFlight(remote(), now);
    };
  }

  /** Nothing is known of it but its id: the next look brings the rest. */
  private RemoteActivity remote() {
    return new RemoteActivity(
        remoteId == null ? "" : remoteId,
        RemoteState.INITIALIZED,
        NOT_SEEN,
        null,
        RemoteActivity.Times.NONE,
        Counters.NONE,
        RemoteActivity.Details.NONE);
  }

  private static Optional<Settlement> read(Fields fields) {
    Optional<Word> word = fields.require("verdict") ? word(fields) : Optional.<Word>empty();
    boolean inFlight = word.filter(Word.IN_FLIGHT::equals).isPresent();
    @Nullable String remoteId = fields.has("remote_id") ? remoteId(fields, inFlight) : null;
    if (inFlight && !fields.has("remote_id")) {
      fields.refuse("remote_id", Rule.REQUIRED_WITH, "Is required for the verdict in_flight.");
    }
    fields.refuseUnknown();
    return word.map(found -> new Settlement(found, remoteId));
  }

  private static Optional<Word> word(Fields fields) {
    List<String> words = List.of("completed", "failed", "not_sent", "in_flight");
    return fields
        .word("verdict", words)
        .filter(words::contains)
        .map(word -> Word.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private static @Nullable String remoteId(Fields fields, boolean inFlight) {
    String id = fields.text("remote_id").orElse("x");
    if (!inFlight) {
      fields.refuse("remote_id", Rule.NOT_ALLOWED_WITH, "Goes only with the verdict in_flight.");
    } else if (id.isBlank() || id.length() > LONGEST_ID) {
      fields.refuse("remote_id", Rule.MAX_LENGTH, LONGEST_ID, "Must have 1 to 100 characters.");
    }
    return id.strip();
  }
}
