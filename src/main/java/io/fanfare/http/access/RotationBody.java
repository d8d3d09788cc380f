package io.fanfare.http.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.access.AccessSettings;
import io.fanfare.operation.strict.Fields;
import io.fanfare.operation.strict.StrictJson;
import io.fanfare.problem.Findings;
import io.fanfare.problem.Rule;
import java.time.Duration;
import java.util.Optional;

/** Reads how long the former secret of a rotated key goes on. */
final class RotationBody {
  private static final String OVERLAP = "overlap_seconds";
  private static final long MOST = AccessSettings.MOST_OVERLAP.toSeconds();

  private RotationBody() {}

  /** Reads {@code {"overlap_seconds"?}} or nothing at all; throws RefusedException. */
  static Duration overlap(byte[] body, Duration otherwise) {
    if (body.length == 0) {
      return otherwise;
    }
    Findings findings = new Findings();
    Optional<Fields> fields = Fields.open(StrictJson.read(body), "body", findings);
    Duration overlap = fields.map(found -> overlap(found, otherwise)).orElse(otherwise);
    findings.refuseIfAny();
    return overlap;
  }

  private static Duration overlap(Fields body, Duration otherwise) {
    JsonNode seconds = body.get(OVERLAP);
    boolean isGiven = body.has(OVERLAP);
    body.refuseUnknown();
    if (!isGiven) {
      return otherwise;
    }
    if (!seconds.isIntegralNumber()) {
      body.refuse(OVERLAP, Rule.TYPE, "Must be a whole number.");
    } else if (seconds.asLong() < 0 || seconds.asLong() > MOST) {
      body.refuse(OVERLAP, Rule.MAXIMUM, MOST, "Must be 0 to " + MOST + ".");
    }
    return Duration.ofSeconds(Math.max(0, Math.min(MOST, seconds.asLong())));
  }
}
