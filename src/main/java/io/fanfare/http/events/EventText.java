package io.fanfare.http.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.fanfare.completion.Outbox.Heading;
import io.fanfare.completion.Outbox.Kept;
import io.fanfare.stream.Telling;
import java.util.UUID;

/** What readers are told, as blocks of lines. JSON has no line breaks, so data is one line. */
final class EventText {
  /** Nothing that a reader would see. */
  static final String COMMENT = ":\n\n";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PURGED = "events_purged";

  private final UUID jobId;
  private final String source;

  /**
   * @param source as on Kafka
   */
  EventText(UUID jobId, String source) {
    this.jobId = jobId;
    this.source = source;
  }

  /** The block for a telling. */
  String of(Telling telling) {
    if (telling instanceof Telling.Happened happened) {
      Kept event = happened.event();
      return id(event.sequence()) + block(event.heading().type(), cloudEvent(event));
    }
    return telling instanceof Telling.Purged purged ? of(purged) : COMMENT;
  }

  /** Only the last one moves its reader on: others are followed by events, perhaps older ones. */
  private String of(Telling.Purged purged) {
    String data =
        JSON.createObjectNode()
            .put("job_id", jobId.toString())
            .put("through", purged.through())
            .toString();
    return (purged.isLast() ? id(purged.through()) : "") + block(PURGED, data);
  }

  /** In structured form; id and source are those that it has on Kafka. */
  private String cloudEvent(Kept event) {
    Heading heading = event.heading();
    return JSON.createObjectNode()
        .put("specversion", "1.0")
        .put("id", heading.id())
        .put("source", source)
        .put("type", heading.type())
        .put("subject", heading.subject())
        .put("time", event.time().toString())
        .put("datacontenttype", "application/json")
        .putRawValue("data", new RawValue(event.data()))
        .toString();
  }

  private static String id(long number) {
    return "id: " + number + "\n";
  }

  private static String block(String event, String data) {
    return "event: " + event + "\ndata: " + data + "\n\n";
  }
}
