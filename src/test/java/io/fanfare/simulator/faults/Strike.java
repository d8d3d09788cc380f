package io.fanfare.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.Json;
import io.fanfare.simulator.vendor.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What befalls one call.
 *
 * @param runs whether the call is carried out all the same
 * @param reply what is answered instead of the truth; null for the truth, or for nothing
 * @param wire what happens to the connection
 * @param delay before anything is answered or closed
 */
public record Strike(boolean runs, @Nullable Reply reply, Wire wire, Duration delay) {
  /** No fault: the truth, at once. */
  public static final Strike NONE = new Strike(true, null, Wire.ANSWER, Duration.ZERO);

  private static final int[] BURST = {500, 502, 503, 504};
  private static final String[] SHAPES = {"object", "array", "message", "html", "empty"};
  private static final String FAILED = "It failed.";
  private static final String HTML = "<html><body>Temporarily unavailable</body></html>";

  /** What happens to the connection. */
  public enum Wire {
    ANSWER,
    SILENCE,
    CLOSE
  }

  /** {@code turn}: how often anything struck before, so that bursts vary. */
  static Strike of(FaultKind kind, JsonNode asked, int turn) {
    Duration delay = Duration.ofMillis(asked.path("delay_ms").asLong(0));
    boolean runs = asked.path("execute").asBoolean(false);
    return switch (kind) {
      case LOST_ANSWER -> new Strike(true, null, lost(asked), delay);
      case RESET -> new Strike(runs, null, Wire.CLOSE, delay);
      case ERROR -> answer(runs, error(asked), delay);
      case BURST_5XX ->
          answer(
              runs,
              shaped(BURST[turn % BURST.length], SHAPES[turn % SHAPES.length], FAILED),
              delay);
      case THROTTLE -> answer(false, Errors.throttled(), delay);
      case QUOTA_EXCEEDED -> answer(false, Errors.quotaExceeded(), delay);
      case QUEUE_FULL -> answer(false, Errors.queueFull(1_000), delay);
      case REVOKE_KEY -> answer(false, Errors.unauthorized(), delay);
      case HTML_200 -> answer(false, Reply.text(200, HTML, "text/html"), delay);
      default -> new Strike(true, null, Wire.ANSWER, delay);
    };
  }

  private static Wire lost(JsonNode asked) {
    return asked.path("close").asBoolean(false) ? Wire.CLOSE : Wire.SILENCE;
  }

  private static Strike answer(boolean runs, Reply reply, Duration delay) {
    return new Strike(runs, reply, Wire.ANSWER, delay);
  }

  private static Reply error(JsonNode asked) {
    return shaped(
        asked.path("status").asInt(500),
        asked.path("shape").asText("array"),
        asked.path("text").asText(FAILED));
  }

  /** {@code text}: what a person would read, in every shape but the empty one. */
  private static Reply shaped(int status, String shape, String text) {
    return switch (shape) {
      case "object" -> Errors.gateway(status, "gateway_error", text);
      case "message" -> Reply.json(status, Json.object().put("message", text));
      case "html" ->
          Reply.text(status, HTML.replace("Temporarily", text + " temporarily"), "text/html");
      case "empty" -> Reply.noContent().withStatus(status);
      default -> Errors.service(status, "http.status.error", text);
    };
  }
}
